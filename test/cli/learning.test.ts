/** Keys of lists that AWS names, over the wire: the real SDK, and an emulator that knows more than the catalog. */
import { describe, expect, it } from 'vitest';
import { emulatorWith } from '../emulator/emulator-under-test.ts';
import { iql } from './command.ts';

const resource = 'AWS::ApiGateway::Resource';
const restApi = 'AWS::ApiGateway::RestApi';

async function check(statements: string) {
  await using test = await emulatorWith(
    {
      data: {
        resources: [
          ...['api-1', 'api-2'].map((id) => ({
            type: restApi,
            region: 'us-east-1',
            properties: { RestApiId: id, Name: id },
          })),
          ...['api-1', 'api-2'].map((id) => ({
            type: resource,
            region: 'us-east-1',
            properties: {
              RestApiId: id,
              ResourceId: `${id}-root`,
              ParentId: id,
              PathPart: 'orders',
            },
          })),
        ],
      },
    },
    { [resource]: { listInputs: ['RestApiId'] } },
  );
  const { code, stdout, stderr } = await iql(
    ['run', '-e', statements, '--format', 'csv', '--endpoint', test.emulator.url],
    { env: { AWS_REGION: 'us-east-1' } },
  );
  const lists = test.emulator.requests.records.filter(
    ({ operation, typeName }) => operation === 'ListResources' && typeName === resource,
  );
  return { code, rows: stdout.trim().split(/\r?\n/).sort(), stderr, lists: lists.length };
}

const join =
  'SELECT a.name, r.resource_id FROM aws.apigateway.rest_apis AS a ' +
  'JOIN aws.apigateway.resources AS r ON r.rest_api_id = a.rest_api_id;';

describe('a list whose key nobody told', () => {
  it('is read by a join once AWS has named the key', async () => {
    const { code, rows, lists } = await check(join);
    expect({ code, rows, lists }).toEqual({
      code: 0,
      rows: ['api-1,api-1-root', 'api-2,api-2-root', 'name,resource_id'],
      lists: 3,
    });
  });

  it('is planned well by the next statement at once', async () => {
    expect((await check(`${join}\n${join}`)).lists).toBe(5);
  });

  it('is refused with what would supply the key, where nothing does', async () => {
    const { code, stderr, lists } = await check('SELECT path_part FROM aws.apigateway.resources');
    expect([code, lists]).toEqual([1, 1]);
    expect(stderr).toContain('needs `rest_api_id` to be listed: add `WHERE rest_api_id = …`');
  });
});
