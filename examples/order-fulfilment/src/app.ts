import { App } from 'aws-cdk-lib';
import { OrderFulfilment } from './order-fulfilment';

new OrderFulfilment(new App(), 'OrderFulfilment');
