/** How a call shows who it comes from. */
export enum AuthType {
  /** The call carries no identity; for APIs without authorization. */
  NO_AUTH = 'NO_AUTH',
  /** The call is signed with the role of the state machine. */
  IAM_ROLE = 'IAM_ROLE',
  /** The resource policy of the API decides; REST APIs only. */
  RESOURCE_POLICY = 'RESOURCE_POLICY',
}
