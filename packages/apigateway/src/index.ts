export { ApiGatewayErrors } from './api.generated';
export { AuthType } from './auth-type';
export { CallApiGatewayHttpApiEndpoint, type CallApiGatewayHttpApiEndpointProps } from './call-http-api';
export { CallApiGatewayRestApiEndpoint, type CallApiGatewayRestApiEndpointProps } from './call-rest-api';
export type { CallApiGatewayEndpointBaseProps } from './endpoint-props';
export { HttpMethod } from './http-method';
