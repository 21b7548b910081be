import { QueryLanguage } from 'aws-cdk-lib/aws-stepfunctions';
import { outputSize } from '../src/outputs';

test.each([QueryLanguage.JSON_PATH, QueryLanguage.JSONATA])(
  'given 1,000 tasks in %s, when ours and the peer render, then neither definition nor policies of ours are larger',
  (language) => {
    const [ours, peer] = [outputSize('ours', 1000, language), outputSize('peer', 1000, language)];
    expect(ours.policy).toBeLessThanOrEqual(peer.policy);
    expect(ours.definition).toBeLessThanOrEqual(peer.definition);
  },
);
