/** The states of each example as its values make them, without what only a deployment knows. */
export const STATES: Readonly<Record<string, Record<string, object>>> = {
  inputPath: {
    'Invoke Handler': { Resource: service('lambda:invoke'), InputPath: '$.input', Parameters: { 'Payload.$': '$' } },
  },
  outputPath: { 'Invoke Handler': { Resource: service('lambda:invoke'), OutputPath: '$.Payload.result' } },
  resultPath: {
    PutItem: task('dynamodb:putItem', { Item: { MessageId: { S: 'message-id' } } }, { ResultPath: '$.Item' }),
  },
  parameterFromTheStateJson: {
    'Invoke Handler': task('lambda:invoke', { 'Payload.$': '$.input', InvocationType: 'Event' }),
  },
  evaluateExpression: {
    'Convert to seconds': {
      Resource: expect.stringContaining('EvaluateExpression'),
      ResultPath: '$.waitSeconds',
      Parameters: { expression: '$.value0 / 1000', values: { 'value0.$': '$.waitMilliseconds' } },
    },
    'Create message': {
      Resource: expect.stringContaining('nodejs14'),
      ResultPath: '$.message',
      Parameters: { expression: '`Now waiting ${$.value0} seconds...`', values: { 'value0.$': '$.waitSeconds' } },
    },
    'Publish message': task('sns:publish', { 'Message.$': '$.message' }, { ResultPath: '$.sns' }),
    Wait: { Type: 'Wait', SecondsPath: '$.waitSeconds' },
  },
  callRestApiEndpoint: {
    'Call REST API': task('apigateway:invoke', {
      ApiEndpoint: expect.stringMatching(/^<MyRestApi.*\.execute-api\.eu-west-1\./),
      Stage: 'prod',
      Method: 'GET',
    }),
  },
  callHttpApiEndpoint: {
    'Call HTTP API': task('apigateway:invoke', {
      ApiEndpoint: expect.stringMatching(/^<MyHttpApi.*\.execute-api\.eu-west-1\./),
      Method: 'GET',
    }),
  },
  startQueryExecution: {
    'Start Athena Query': task('athena:startQueryExecution', {
      'QueryString.$': '$.queryString',
      QueryExecutionContext: { Database: 'mydatabase' },
      ResultConfiguration: {
        EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
        OutputLocation: 's3://query-results-bucket/folder/',
      },
    }),
  },
  getQueryExecution: { 'Get Query Execution': task('athena:getQueryExecution', query()) },
  getQueryResults: { 'Get Query Results': task('athena:getQueryResults', query()) },
  stopQueryExecution: { 'Stop Query Execution': task('athena:stopQueryExecution', query()) },
  submitJob: {
    'Submit Job': task('batch:submitJob.sync', {
      JobDefinition: expect.stringMatching(/:job-definition\/MyJobDefinition:1$/),
      JobName: 'MyJob',
      JobQueue: expect.stringMatching(/:job-queue\/MyJobQueue$/),
    }),
  },
  startBuild: {
    Task: task('codebuild:startBuild.sync', {
      EnvironmentVariablesOverride: [{ Name: 'ZONE', Type: 'PLAINTEXT', 'Value.$': '$.envVariables.zone' }],
    }),
  },
  getItem: { 'Get Item': task('dynamodb:getItem', { Key: { message_id: { S: 'message-007' } } }) },
  putItem: {
    PutItem: task('dynamodb:putItem', {
      Item: { MessageId: { S: 'message-007' }, Text: { 'S.$': '$.bar' }, TotalCount: { N: '10' } },
    }),
  },
  deleteItem: {
    DeleteItem: task('dynamodb:deleteItem', { Key: { MessageId: { S: 'message-007' } } }, { ResultPath: null }),
  },
  updateItem: {
    UpdateItem: task('dynamodb:updateItem', {
      Key: { MessageId: { S: 'message-007' } },
      ExpressionAttributeValues: { ':val': { 'N.$': '$.Item.TotalCount.N' }, ':rand': { N: '20' } },
      UpdateExpression: 'SET TotalCount = :val + :rand',
    }),
  },
  runTaskOnEc2: {
    Run: task('ecs:runTask.sync', {
      LaunchType: 'EC2',
      PlacementConstraints: [{ Type: 'memberOf', Expression: 'blieptuut' }],
      PlacementStrategy: [
        { Type: 'spread', Field: 'instanceId' },
        { Type: 'binpack', Field: 'CPU' },
        { Type: 'random' },
      ],
    }),
  },
  runTaskOnFargate: {
    RunFargate: task('ecs:runTask.sync', {
      LaunchType: 'FARGATE',
      NetworkConfiguration: { AwsvpcConfiguration: { AssignPublicIp: 'ENABLED' } },
      Overrides: {
        ContainerOverrides: [{ Name: 'TheContainer', Environment: [{ Name: 'SOME_KEY', 'Value.$': '$.SomeKey' }] }],
      },
    }),
  },
  createCluster: {
    'Create Cluster': task('elasticmapreduce:createCluster.sync', {
      'Name.$': '$.ClusterName',
      JobFlowRole: expect.stringContaining('ClusterRole'),
      ServiceRole: expect.stringContaining('ServiceRole'),
      AutoScalingRole: expect.stringContaining('AutoScalingRole'),
    }),
  },
  terminationProtection: {
    Task: task('elasticmapreduce:setClusterTerminationProtection', {
      ClusterId: 'ClusterId',
      TerminationProtected: false,
    }),
  },
  terminateCluster: { Task: task('elasticmapreduce:terminateCluster.sync', { ClusterId: 'ClusterId' }) },
  addStep: {
    Task: task('elasticmapreduce:addStep.sync', {
      ClusterId: 'ClusterId',
      Step: { Name: 'StepName', ActionOnFailure: 'CONTINUE', HadoopJarStep: { Jar: 'Jar' } },
    }),
  },
  cancelStep: { Task: task('elasticmapreduce:cancelStep', { ClusterId: 'ClusterId', StepId: 'StepId' }) },
  modifyInstanceFleet: {
    Task: task('elasticmapreduce:modifyInstanceFleetByName', {
      ClusterId: 'ClusterId',
      InstanceFleetName: 'InstanceFleetName',
      InstanceFleet: { TargetOnDemandCapacity: 2, TargetSpotCapacity: 0 },
    }),
  },
  modifyInstanceGroup: {
    Task: task('elasticmapreduce:modifyInstanceGroupByName', {
      ClusterId: 'ClusterId',
      'InstanceGroupName.$': '$.InstanceGroupName',
      InstanceGroup: { InstanceCount: 1 },
    }),
  },
  call: {
    'Call a EKS Endpoint': task('eks:call', {
      ClusterName: expect.stringContaining('mysamplecluster'),
      CertificateAuthority: expect.stringContaining('CertificateAuthorityData'),
      Endpoint: expect.stringContaining('Endpoint'),
      Method: 'GET',
      Path: '/api/v1/namespaces/default/pods',
    }),
  },
  startGlueJobRun: {
    Task: task('glue:startJobRun', {
      JobName: 'my-glue-job',
      Arguments: { key: 'value' },
      Timeout: 30,
      NotificationProperty: { NotifyDelayAfter: 5 },
    }),
  },
  startDataBrewJobRun: { Task: task('databrew:startJobRun', { Name: 'databrew-job' }) },
  invokeWithStateInput: { 'Invoke with state input': task('lambda:invoke', { 'Payload.$': '$' }) },
  invokeWithPayload: {
    'Invoke with empty object as payload': task('lambda:invoke', { Payload: {} }),
    'Invoke with payload field in the state input': task('lambda:invoke', { 'Payload.$': '$.Payload' }),
  },
  invokeAndSetResponse: {
    'Invoke and set function response as task output': {
      Resource: service('lambda:invoke'),
      OutputPath: '$.Payload',
    },
  },
  invokeAndCombineResponse: {
    'Invoke and combine function response with task input': {
      Resource: expect.stringMatching(/^<.*Function.*Arn/),
      ResultPath: '$.fn',
    },
  },
  invokeWithCallback: {
    'Invoke with callback': task('lambda:invoke.waitForTaskToken', {
      Payload: { 'token.$': '$$.Task.Token', 'input.$': '$.someField' },
    }),
  },
  createTrainingJob: {
    TrainSagemaker: task('sagemaker:createTrainingJob', {
      'TrainingJobName.$': '$.JobName',
      AlgorithmSpecification: { AlgorithmName: 'BlazingText', TrainingInputMode: 'File' },
      InputDataConfig: [
        { ChannelName: 'train', DataSource: { S3DataSource: { 'S3Uri.$': '$.S3Bucket', S3DataType: 'S3Prefix' } } },
      ],
      OutputDataConfig: { S3OutputPath: expect.stringMatching(/\/mybucket\/myoutputpath$/) },
      ResourceConfig: { InstanceCount: 1, InstanceType: 'ml.p3.2xlarge', VolumeSizeInGB: 50 },
      StoppingCondition: { MaxRuntimeInSeconds: 7200 },
    }),
  },
  createTransformJob: {
    'Batch Inference': task('sagemaker:createTransformJob', {
      TransformJobName: 'MyTransformJob',
      ModelName: 'MyModelName',
      ModelClientConfig: { InvocationsMaxRetries: 3, InvocationsTimeoutInSeconds: 300 },
      TransformInput: { DataSource: { S3DataSource: { S3Uri: 's3://inputbucket/train', S3DataType: 'S3Prefix' } } },
      TransformOutput: { S3OutputPath: 's3://outputbucket/TransformJobOutputPath' },
      TransformResources: { InstanceCount: 1, InstanceType: 'ml.m4.xlarge' },
    }),
  },
  createEndpoint: {
    SagemakerEndpoint: task('sagemaker:createEndpoint', {
      'EndpointName.$': '$.EndpointName',
      'EndpointConfigName.$': '$.EndpointConfigName',
    }),
  },
  createEndpointConfig: {
    SagemakerEndpointConfig: task('sagemaker:createEndpointConfig', {
      EndpointConfigName: 'MyEndpointConfig',
      ProductionVariants: [
        {
          InitialInstanceCount: 2,
          InstanceType: 'ml.m5.xlarge',
          ModelName: 'MyModel',
          VariantName: 'awesome-variant',
        },
      ],
    }),
  },
  createModel: {
    Sagemaker: task('sagemaker:createModel', {
      ModelName: 'MyModel',
      PrimaryContainer: {
        'Image.$': '$.Model.imageName',
        Mode: 'SingleModel',
        'ModelDataUrl.$': '$.TrainingJob.ModelArtifacts.S3ModelArtifacts',
      },
    }),
  },
  updateEndpoint: {
    SagemakerEndpoint: task('sagemaker:updateEndpoint', {
      'EndpointName.$': '$.Endpoint.Name',
      'EndpointConfigName.$': '$.Endpoint.EndpointConfig',
    }),
  },
  publish: {
    Publish1: task('sns:publish', { 'Message.$': '$.state.message' }),
    Publish2: task('sns:publish', { Message: { field1: 'somedata', 'field2.$': '$.field2' } }),
  },
  startExecution: {
    ChildTask: task('states:startExecution.waitForTaskToken', {
      Input: { 'token.$': '$$.Task.Token', foo: 'bar' },
      Name: 'MyExecutionName',
    }),
  },
  invokeActivity: { 'Submit Job': { Resource: expect.stringMatching(/^<SubmitJob/) } },
  sendMessage: {
    Send1: task('sqs:sendMessage', { 'MessageBody.$': '$.message' }),
    Send2: task('sqs:sendMessage', { MessageBody: { field1: 'somedata', 'field2.$': '$.field2' } }),
  },
};

function task(api: string, parameters: object, fields: object = {}): object {
  return { Resource: service(api), Parameters: parameters, ...fields };
}

function service(api: string): string {
  return `arn:<AWS::Partition>:states:::${api}`;
}

function query(): object {
  return { 'QueryExecutionId.$': '$.QueryExecutionId' };
}
