/**
 * A refusal that goes on the wire. The name is the service's own, the namespace is what real answers
 * carry before it in `__type`. Every recorded client fault was HTTP 400, so clients branch on names.
 */

const coralService = 'com.amazon.coral.service';
const coralValidation = 'com.amazon.coral.validate';
const cloudControl = 'com.amazon.cloudapiservice';

const namespaces: Readonly<Record<string, string>> = {
  AccessDeniedException: coralService,
  MissingAuthenticationTokenException: coralService,
  SerializationException: coralService,
  UnknownOperationException: coralService,
  RequestEntityTooLargeException: coralService,
  ValidationException: coralValidation,
};

export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  /** `ResourceNotFoundException`. */
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 400) {
    super(message);
    this.code = code;
    this.status = status;
  }

  /** `com.amazon.cloudapiservice#ResourceNotFoundException`. */
  get qualifiedCode(): string {
    return `${namespaces[this.code] ?? cloudControl}#${this.code}`;
  }
}

export const typeNotFound = (typeName: string): ServiceError =>
  new ServiceError('TypeNotFoundException', `The type '${typeName}' cannot be found.`);

export const validationError = (message: string): ServiceError =>
  new ServiceError('ValidationException', message);

export const invalidRequest = (message: string): ServiceError =>
  new ServiceError('InvalidRequestException', message);
