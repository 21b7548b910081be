import { containsExpression, type TaskContext } from '@sfn-tasks/core';
import { AuthType } from './auth-type';
import { HttpMethod } from './http-method';

const FORBIDDEN_HEADERS =
  /^(x-(forwarded|amz).*|authorization|connection|content-md5|expect|host|max-forwards|proxy-authenticate|server|te|transfer-encoding|trailer|upgrade|via|www-authenticate)$/i;
const METHODS_WITHOUT_BODY: readonly unknown[] = [
  HttpMethod.GET,
  HttpMethod.DELETE,
  HttpMethod.HEAD,
  HttpMethod.OPTIONS,
];

/** Reports what the connector does not take, whether a prop or `additionalParameters` gives it. */
export function checkCall(task: TaskContext, authTypes: readonly AuthType[] = Object.values(AuthType)): void {
  const { Headers: headers, Method: method, RequestBody: body, AuthType: authType } = task.request;
  const forbidden = Object.keys(typeof headers === 'object' ? { ...headers } : {})
    .map((name) => name.replace(/\.\$$/, ''))
    .filter((name) => FORBIDDEN_HEADERS.test(name));
  if (forbidden.length > 0) {
    task.reject(
      'headers',
      `Step Functions does not send the header ${forbidden.join(', ')}. Leave it away; for authorization set authType.`,
    );
  }
  if (body !== undefined && METHODS_WITHOUT_BODY.includes(method)) {
    task.reject('requestBody', `a ${method} call has no body. Use POST, PUT or PATCH, or put the data into the path.`);
  }
  const known = typeof authType === 'string' && !containsExpression(authType);
  if (known && !authTypes.some((fitting) => fitting === authType)) {
    task.reject('authType', `${authType} does not fit this kind of API. Use ${authTypes.join(' or ')}.`);
  }
}
