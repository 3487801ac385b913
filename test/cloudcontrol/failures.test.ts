import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { SourceError } from '../../engine/execute/index.ts';
import type { RunFailure } from '../../protocol/index.ts';
import { failureOf, listAll, never, sourceWith } from './source-under-test.ts';

const region = 'us-east-1';

const vpc = { typeName: 'AWS::EC2::VPC', region, identifier: 'vpc-1' };

/** What a get ends with where AWS answers with this error. */
async function check(name: string, message: string): Promise<RunFailure> {
  const { source } = await sourceWith({
    faults: [{ match: {}, action: { kind: 'error', name, message } }],
  });
  return failureOf(source.get({ typeName: 'AWS::EC2::VPC', region, identifier: 'vpc-1' }, never));
}

async function errorOf(name: string, message: string): Promise<SourceError> {
  const { source } = await sourceWith({
    faults: [{ match: {}, action: { kind: 'error', name, message } }],
  });
  const outcome: unknown = await source.get(vpc, never).catch((error: unknown) => error);
  if (outcome instanceof SourceError) return outcome;
  throw new Error('the get did not fail');
}

const denied =
  'User: arn:aws:sts::1:assumed-role/R/me is not authorized to perform: ec2:DescribeVpcs on resource: * because no identity-based policy allows it';

describe('an error of Cloud Control', () => {
  it.each([
    [
      'AccessDeniedException',
      denied,
      'access',
      'add `ec2:DescribeVpcs` to the policies of `arn:aws:sts::1:assumed-role/R/me`',
    ],
    [
      'GeneralServiceException',
      `AWS::EC2::VPC Handler returned status FAILED: ${denied} (HandlerErrorCode: AccessDenied, RequestToken: 1-2)`,
      'access',
      'add `ec2:DescribeVpcs`',
    ],
    ['AccessDeniedException', 'no', 'access', 'was denied: no'],
    ['TypeNotFoundException', 'x', 'unsupported', 'does not know this type there'],
    ['UnsupportedActionException', 'x', 'unsupported', 'name resources by identifier'],
    ['PrivateTypeException', 'x', 'unsupported', 'activate it'],
    ['ExpiredTokenException', 'x', 'credentials', 'have expired: run `aws sso login`'],
    ['UnrecognizedClientException', 'x', 'credentials', 'that the region is enabled'],
    ['InvalidClientTokenId', 'x', 'credentials', 'check the profile'],
    ['InvalidSignatureException', 'x', 'credentials', 'check this computer'],
    [
      'ValidationException',
      'Model validation failed (#: x)',
      'service',
      '`AWS::EC2::VPC` `vpc-1` in `us-east-1`: Model validation failed (#: x)',
    ],
    ['ConcurrentOperationException', 'x', 'service', 'another operation on `vpc-1` is under way'],
    [
      'GeneralServiceException',
      'AWS::EC2::VPC Handler returned status FAILED: it broke (HandlerErrorCode: GeneralServiceException, RequestToken: 1-2)',
      'service',
      '`AWS::EC2::VPC` `vpc-1` in `us-east-1`: it broke',
    ],
    [
      'GeneralServiceException',
      'AWS::EC2::VPC Handler returned status FAILED: Rate exceeded (HandlerErrorCode: Throttling, RequestToken: 1-2)',
      'throttled',
      'again and again',
    ],
    [
      'SomethingNewException',
      'what it says',
      'service',
      'what it says (`AWS::EC2::VPC` in `us-east-1`)',
    ],
  ])('%s: %s', async (name, message, kind, said) => {
    const failure = await check(name, message);
    expect(failure.kind).toBe(kind);
    expect(failure.message).toContain(said);
  });

  it('is no failure where it says that there is no such resource', async () => {
    const { source } = await sourceWith({
      faults: [
        {
          match: {},
          action: {
            kind: 'error',
            name: 'GeneralServiceException',
            message: 'AWS::EC2::VPC Handler returned status FAILED: x (HandlerErrorCode: NotFound)',
          },
        },
      ],
    });
    const request = { typeName: 'AWS::EC2::VPC', region, identifier: 'vpc-1' };
    expect(await source.get(request, never)).toBeUndefined();
  });

  it.each([
    [
      'Missing or invalid ResourceModel property in AWS::EKS::Nodegroup list handler request input.Required property: (#: required key [ClusterName] not found)',
      'needs `cluster_name` to be listed: add `WHERE cluster_name = …`',
    ],
    [
      'Missing Or Invalid ResourceModel property in AWS::X::Y list handler request input. Required property: [LoadBalancerArn]',
      'needs `load_balancer_arn` to be listed',
    ],
    [
      'Missing or invalid ResourceModel property in X list handler request input.Required property: (#: required key [ApiId] not found)(#: required key [StageName] not found)',
      'needs `api_id` and `stage_name` to be listed: add `WHERE api_id = … AND stage_name = …`',
    ],
  ])('names the columns that a list lacks: %s', async (message, said) => {
    const { source } = await sourceWith({
      faults: [{ match: {}, action: { kind: 'error', name: 'InvalidRequestException', message } }],
    });
    const list = listAll(source, { typeName: 'AWS::EKS::Nodegroup', region });
    expect((await failureOf(list)).message).toContain(said);
  });

  it.each([
    ['AlreadyExistsException', 'service', false, 'choose another identifier'],
    ['ClientTokenConflictException', 'service', false, 'it says'],
    ['ConcurrentModificationException', 'service', true, 'run the statement again'],
    ['ConcurrentOperationException', 'service', false, 'wait for it'],
    ['GeneralServiceException', 'service', false, 'it says'],
    ['HandlerFailureException', 'service', true, 'again later'],
    ['HandlerInternalFailureException', 'service', true, 'again later'],
    ['InvalidCredentialsException', 'credentials', false, 'could not use your credentials'],
    ['InvalidRequestException', 'service', false, 'it says'],
    ['NetworkFailureException', 'service', true, 'again later'],
    ['NotStabilizedException', 'service', false, 'look at its state'],
    ['NotUpdatableException', 'service', false, 'make the resource anew'],
    ['PrivateTypeException', 'unsupported', false, 'activate it'],
    ['RequestTokenNotFoundException', 'service', false, 'seven days'],
    ['ResourceConflictException', 'service', true, 'run the statement again'],
    ['ServiceInternalErrorException', 'service', true, 'again later'],
    ['ServiceLimitExceededException', 'service', false, 'raise the quota'],
    ['ThrottlingException', 'throttled', true, 'run the statement later'],
    ['TypeNotFoundException', 'unsupported', false, 'check the region'],
    ['UnsupportedActionException', 'unsupported', false, 'name resources by identifier'],
    ['ValidationException', 'service', false, 'it says'],
    ['AccessDeniedException', 'access', false, 'was denied'],
    ['SerializationException', 'service', false, 'it says'],
    ['InternalFailure', 'service', true, 'again later'],
    ['ServiceUnavailable', 'service', true, 'again later'],
  ])(
    'named %s is of its kind, with a remedy, and passes or does not',
    async (name, kind, isPassing, said) => {
      const error = await errorOf(name, 'it says');
      expect(error.failure.kind).toBe(kind);
      expect(error.failure.serviceError).toBe(name);
      expect(error.failure.message).toContain(said);
      expect(error.isPassing).toBe(isPassing);
    },
  );

  it.each([
    ['NetworkFailure', 'service', true],
    ['ResourceConflict', 'service', true],
    ['ServiceInternalError', 'service', true],
    ['Throttling', 'throttled', true],
    ['ServiceTimeout', 'service', true],
    ['AccessDenied', 'access', false],
    ['AlreadyExists', 'service', false],
    ['GeneralServiceException', 'service', false],
    ['InternalFailure', 'service', false],
    ['InvalidCredentials', 'credentials', false],
    ['InvalidRequest', 'service', false],
    ['NotStabilized', 'service', false],
    ['NotUpdatable', 'service', false],
    ['ServiceLimitExceeded', 'service', false],
    ['UnauthorizedTaggingOperation', 'access', false],
  ])(
    'framed by a general one is of the kind of its handler’s code %s',
    async (code, kind, isPassing) => {
      const message = `AWS::EC2::VPC Handler returned status FAILED: it says (HandlerErrorCode: ${code}, RequestToken: 1-2)`;
      const error = await errorOf('GeneralServiceException', message);
      expect(error.failure).toMatchObject({ kind, serviceError: code });
      expect(error.isPassing).toBe(isPassing);
    },
  );

  it.each(['ThrottlingException', 'TooManyRequestsException', 'RequestLimitExceeded'])(
    'is told at once where it is %s, so that the limiter learns of it',
    async (name) => {
      const { source, emulator } = await sourceWith({
        faults: [{ match: {}, action: { kind: 'error', name, message: 'Rate exceeded' } }],
      });
      const request = { typeName: 'AWS::EC2::VPC', region, identifier: 'vpc-1' };
      await expect(source.get(request, never)).rejects.toMatchObject({
        failure: { kind: 'throttled', serviceError: name },
        isPassing: true,
      });
      expect(emulator.requests.count('GetResource')).toBe(1);
    },
  );
});

describe('a request that Cloud Control would refuse', () => {
  it.each([
    [{ typeName: 'VPC', identifier: 'x' }, '`VPC` is no resource type'],
    [{ typeName: 'AWS::EC2::VPC', identifier: '' }, 'the identifier of `AWS::EC2::VPC` is empty'],
    [{ typeName: 'AWS::EC2::VPC', identifier: 'x'.repeat(1025) }, '1025 characters long'],
  ])('is not sent: %o', async (request, said) => {
    const { source, emulator } = await sourceWith();
    const failure = await failureOf(source.get({ region, ...request }, never));
    expect(failure).toMatchObject({ kind: 'plan' });
    expect(failure.message).toContain(said);
    expect(emulator.requests.count()).toBe(0);
  });

  it('is not sent where its inputs are too long or its token has strange letters', async () => {
    const { source, emulator } = await sourceWith();
    const resourceModel = { A: 'x'.repeat(262_144) };
    const list = listAll(source, { typeName: 'AWS::EC2::VPC', region, resourceModel });
    expect((await failureOf(list)).message).toContain('Cloud Control takes 262144');
    const remove = source.delete(
      { typeName: 'AWS::EC2::VPC', region, identifier: 'x', clientToken: 'a b' },
      () => undefined,
      never,
    );
    expect((await failureOf(remove)).message).toContain('the client token `a b`');
    expect(emulator.requests.count()).toBe(0);
  });
});

describe('a server that is not Cloud Control', () => {
  const request = { typeName: 'AWS::EC2::VPC', region, identifier: 'vpc-1' };

  it.each([
    [
      'a page',
      200,
      '<html>sign in</html>',
      'is not Cloud Control (HTTP 200): check `iql.endpoint`',
    ],
    ['no such page', 404, '<html></html>', 'is not Cloud Control (HTTP 404)'],
    ['an empty object', 200, '{}', 'is not Cloud Control (HTTP 200)'],
    ['a server that is ill', 503, '<html></html>', 'is out of order (HTTP 503): run the statement'],
    ['an error without a name', 400, '{}', 'is not Cloud Control (HTTP 400)'],
  ])('%s is never taken for an answer', async (_, status, body, said) => {
    const endpoint = await serverThatAnswers(status, body);
    const { source } = await sourceWith({}, { endpoint });
    const deleted = { ...request, clientToken: 'token' };
    const calls = [
      (): Promise<unknown> => source.get(request, never),
      (): Promise<unknown> => listAll(source, request),
      (): Promise<unknown> => source.delete(deleted, () => undefined, never),
    ];
    for (const call of calls) {
      const failure = await failureOf(call());
      expect(failure.kind).toBe('service');
      expect(failure.message).toContain(`\`${endpoint}\` ${said}`);
    }
  });

  it('may speak no HTTP at all', async () => {
    const endpoint = await listening(createTcpServer((socket) => socket.end('SSH-2.0-x\r\n')));
    const { source } = await sourceWith({}, { endpoint });
    expect((await failureOf(source.get(request, never))).message).toBe(
      `what answers at \`${endpoint}\` is no HTTP server: check \`iql.endpoint\``,
    );
  });

  function serverThatAnswers(status: number, body: string): Promise<string> {
    return listening(createHttpServer((_, response) => response.writeHead(status).end(body)));
  }

  async function listening(server: Server): Promise<string> {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }
});

describe('a network that does not answer', () => {
  it('says what to start or change where nothing listens at the endpoint', async () => {
    const { source, emulator } = await sourceWith();
    await emulator.close();
    const request = { typeName: 'AWS::EC2::VPC', region, identifier: 'vpc-1' };
    expect(await failureOf(source.get(request, never))).toEqual({
      kind: 'service',
      message: `nothing answers at \`${emulator.url}\`: start it or change \`iql.endpoint\``,
      serviceError: 'ECONNREFUSED',
    });
  });

  it('is overcome where one connection breaks', async () => {
    const { source } = await sourceWith({
      faults: [{ match: {}, times: 1, action: { kind: 'drop', when: 'before' } }],
    });
    const request = { typeName: 'AWS::EC2::VPC', region, identifier: 'vpc-1' };
    expect(await source.get(request, never)).toBeUndefined();
  });
});

describe('a list that needs more than it was given', () => {
  it('says which properties AWS asked for, so that the list can be tried again with them', async () => {
    const { source } = await sourceWith();
    const listed = listAll(source, { typeName: 'AWS::EKS::Nodegroup', region });
    await expect(listed).rejects.toMatchObject({ missingInputs: ['ClusterName'] });
  });
});
