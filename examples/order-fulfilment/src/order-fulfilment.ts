import { Stack, type StackProps } from 'aws-cdk-lib';
import { DefinitionBody, QueryLanguage, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { JsonPathWorkflow } from './json-path-workflow';
import { JsonataWorkflow } from './jsonata-workflow';
import { Shop } from './shop';

/**
 * Fulfils orders: price, reserve stock, ask a human for expensive ones, charge, then record, notify and ship side by side.
 * An approval or a charge that fails puts the stock back.
 *
 * The same workflow twice, in both query languages; a shop would deploy one.
 */
export class OrderFulfilment extends Stack {
  constructor(scope: Construct, id: string, props?: StackProps) {
    super(scope, id, props);
    const shop = new Shop(this, 'Shop');
    const jsonPath = new JsonPathWorkflow(this, 'JsonPath', shop);
    new StateMachine(jsonPath, 'Orders', { definitionBody: DefinitionBody.fromChainable(jsonPath) });
    const jsonata = new JsonataWorkflow(this, 'Jsonata', shop);
    new StateMachine(jsonata, 'Orders', {
      definitionBody: DefinitionBody.fromChainable(jsonata),
      queryLanguage: QueryLanguage.JSONATA,
    });
  }
}
