/** OpenAPI 3.1 derived from the contract. */
import { z } from 'zod';
import { isOpenToAll, type Endpoint, type Endpoints } from '@jsjb/shared/kit/endpoint';
import { errorBody } from '@jsjb/shared/kit/errorBody';

type Json = Record<string, unknown>;

/** Answers that many endpoints share stand once, by name. */
export type NamedSchemas = Readonly<Record<string, z.core.$ZodType>>;

const refOf = (schema: unknown, named: NamedSchemas): Json | undefined => {
  const name = Object.entries(named).find(([, value]) => value === schema)?.[0];
  return name ? { $ref: `#/components/schemas/${name}` } : undefined;
};

const jsonSchema = (schema: z.core.$ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
};

function parametersOf(entry: Endpoint): Json[] {
  return (['params', 'query'] as const).flatMap((where) => {
    const schema = entry[where];
    if (!schema) return [];
    const { properties = {}, required = [] } = jsonSchema(schema, 'input') as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, value]) => ({
      name,
      in: where === 'params' ? 'path' : 'query',
      required: where === 'params' || required.includes(name),
      schema: value,
    }));
  });
}

const keyHeader = (required: boolean): Json => ({
  name: 'Idempotency-Key',
  in: 'header',
  required,
  description: '客户端生成的请求编号；重复提交只算一次',
  schema: { type: 'string', minLength: 8, maxLength: 64, pattern: '^[\\w-]{8,64}$' },
});

function bodyOf(entry: Endpoint): Json {
  if (entry.upload) {
    const file = {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', format: 'binary' } },
    };
    return { requestBody: { required: true, content: { 'multipart/form-data': { schema: file } } } };
  }
  if (!entry.body) return {};
  return {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: jsonSchema(entry.body, 'input') } },
    },
  };
}

function operation(name: string, entry: Endpoint, named: NamedSchemas): Json {
  const success = entry.produces
    ? { [entry.produces]: { schema: { type: 'string', format: 'binary' } } }
    : {
        'application/json': { schema: refOf(entry.response, named) ?? jsonSchema(entry.response, 'output') },
      };
  return {
    operationId: name,
    tags: [entry.tag],
    summary: entry.summary,
    parameters: [
      ...parametersOf(entry),
      ...(entry.method === 'POST' && !isOpenToAll(entry.ability)
        ? [keyHeader(entry.idempotency === 'key')]
        : []),
    ],
    ...bodyOf(entry),
    security: isOpenToAll(entry.ability) ? [] : [{ bearer: [] }],
    responses: {
      [entry.status]: { description: '成功', content: success },
      default: {
        description: '出错',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
    'x-ability': entry.ability,
    'x-rate-class': entry.rate,
    'x-idempotency': entry.idempotency,
  };
}

export function openApi(contract: Endpoints, shared: NamedSchemas): Json {
  const named: NamedSchemas = { Error: errorBody, ...shared };
  const paths: Record<string, Json> = {};
  for (const [name, entry] of Object.entries(contract)) {
    const address = entry.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[address] = { ...paths[address], [entry.method.toLowerCase()]: operation(name, entry, named) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '接诉即办', version: '0.1.0', description: '市民诉求从提交到办结的全部接口。' },
    paths,
    components: {
      schemas: Object.fromEntries(
        Object.entries(named).map(([name, schema]) => [name, jsonSchema(schema, 'output')]),
      ),
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}
