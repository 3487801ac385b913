import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { emulatorWith, type EmulatorUnderTest } from './emulator-under-test.ts';

const signed =
  'AWS4-HMAC-SHA256 Credential=any/20260101/eu-west-1/cloudcontrolapi/aws4_request, SignedHeaders=host, Signature=no';
const json = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-target': 'CloudApiService.GetResource',
  authorization: signed,
};
const get = '{"TypeName":"AWS::S3::Bucket","Identifier":"a"}';

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One answer as it is on the wire. */
async function send(test: EmulatorUnderTest, { method = 'POST', headers, body = '' }: Sent) {
  const { promise, resolve, reject } = Promise.withResolvers<{
    readonly status: number | undefined;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body: string;
  }>();
  const sent = request(test.emulator.url, { method, headers: { ...headers } }, (response) => {
    text(response).then((received) => {
      resolve({ status: response.statusCode, headers: response.headers, body: received });
    }, reject);
  });
  sent.on('error', reject);
  sent.end(body);
  return promise;
}

describe('on the wire', () => {
  it('carries an error as its type, its header and a message, with HTTP 400', async () => {
    await using test = await emulatorWith();
    const answer = await send(test, { headers: json, body: get });
    expect(answer.status).toBe(400);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.0',
      'x-amzn-errortype': 'ResourceNotFoundException',
      'x-amzn-requestid': expect.stringMatching(/^[-0-9a-f]{36}$/) as unknown,
    });
    expect(JSON.parse(answer.body)).toEqual({
      __type: 'com.amazon.cloudapiservice#ResourceNotFoundException',
      Message: expect.stringContaining('Bucket not found') as unknown,
    });
  });

  it('names the framework that refuses access', async () => {
    await using test = await emulatorWith({
      faults: [
        { match: {}, action: { kind: 'error', name: 'AccessDeniedException', message: 'No' } },
      ],
    });
    expect((await send(test, { headers: json, body: get })).body).toBe(
      '{"__type":"com.amazon.coral.service#AccessDeniedException","Message":"No"}',
    );
  });

  it('takes the region from the signature, and us-east-1 where there is none', async () => {
    await using test = await emulatorWith();
    await send(test, { headers: json, body: get });
    await send(test, { headers: { ...json, authorization: 'Bearer x' }, body: get });
    expect(test.emulator.requests.records.map(({ region }) => region)).toEqual([
      'eu-west-1',
      'us-east-1',
    ]);
  });

  it.each<[string, Sent, string]>([
    ['broken JSON', { headers: json, body: '{' }, 'SerializationException'],
    ['a body that is no object', { headers: json, body: '[]' }, 'SerializationException'],
    [
      'a member of another type',
      { headers: json, body: '{"TypeName":7}' },
      'SerializationException',
    ],
    [
      'an unknown operation',
      { headers: { ...json, 'x-amz-target': 'CloudApiService.toString' } },
      'UnknownOperationException',
    ],
    [
      'another service',
      { headers: { ...json, 'x-amz-target': 'DynamoDB_20120810.GetItem' } },
      'UnknownOperationException',
    ],
    [
      'no protocol at all',
      { headers: { authorization: signed }, body: 'hello' },
      'UnknownOperationException',
    ],
    [
      'no signature',
      { headers: { ...json, authorization: undefined as unknown as string }, body: get },
      'MissingAuthenticationTokenException',
    ],
  ])('refuses %s', async (_, sent, name) => {
    await using test = await emulatorWith();
    const headers = Object.fromEntries(
      Object.entries(sent.headers ?? {}).filter(([, value]) => (value as unknown) !== undefined),
    );
    const answer = await send(test, { ...sent, headers });
    expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([400, name]);
  });

  it('refuses a body beyond its bound', async () => {
    await using test = await emulatorWith();
    const body = JSON.stringify({ TypeName: 'AWS::S3::Bucket', Identifier: 'a'.repeat(1_100_000) });
    expect((await send(test, { headers: json, body })).status).toBe(413);
  });

  it('refuses a host that is not loopback, so that no rebound name reaches it', async () => {
    await using test = await emulatorWith();
    const sent = (host: string) => send(test, { headers: { ...json, host }, body: get });
    expect((await sent('evil.example.com')).status).toBe(403);
    expect((await sent('127.0.0.1.example.com:80')).status).toBe(403);
    expect((await sent(`localhost:${test.emulator.port}`)).status).toBe(400);
    expect(test.emulator.requests.count()).toBe(1);
  });

  it('says what it is to a person who opens its address', async () => {
    await using test = await emulatorWith();
    const answer = await send(test, { method: 'GET' });
    expect(answer.body).toContain('It accepts any signature and listens on loopback only.');
  });

  it('closes although a connection is open and an answer is delayed', async () => {
    const test = await emulatorWith({ latencyMs: 60_000 });
    const failure = expect(send(test, { headers: json, body: get })).rejects.toThrow();
    while (test.emulator.requests.count() === 0) await new Promise(setImmediate);
    await test.emulator.close();
    await failure;
  });
});
