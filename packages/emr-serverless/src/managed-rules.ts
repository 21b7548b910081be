/** The managed rule that reports the states of applications. */
export const APPLICATION_RULE = 'StepFunctionsGetEventsForEMRServerlessApplicationRule';

/** The managed rule that reports the states of job runs. */
export const JOB_RULE = 'StepFunctionsGetEventsForEMRServerlessJobRule';
