/** OpenAPI 3.1 derived from the contract. */
import { z } from 'zod';
import { contract } from '@jsjb/shared/contract/index';
import type { Endpoint } from '@jsjb/shared/kit/endpoint';
import { errorBody } from '@jsjb/shared/kit/errorBody';
import { me } from '@jsjb/shared/account/contract';
import { photoView, ticketDetail, ticketSummary } from '@jsjb/shared/ticket/view';
import { isOpenToAll } from '../../abilities';

type Json = Record<string, unknown>;

/** Answers that many endpoints share stand once, by name. */
const named = {
  Error: errorBody,
  Ticket: ticketDetail,
  TicketSummary: ticketSummary,
  Me: me,
  Photo: photoView,
};

const refOf = (schema: unknown): Json | undefined => {
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

function operation(name: string, entry: Endpoint): Json {
  const success = entry.produces
    ? { [entry.produces]: { schema: { type: 'string', format: 'binary' } } }
    : { 'application/json': { schema: refOf(entry.response) ?? jsonSchema(entry.response, 'output') } };
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

let made: Json | undefined;

export function openApi(): Json {
  if (made) return made;
  const paths: Record<string, Json> = {};
  for (const [name, entry] of Object.entries(contract) as [string, Endpoint][]) {
    const address = entry.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[address] = { ...paths[address], [entry.method.toLowerCase()]: operation(name, entry) };
  }
  made = {
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
  return made;
}
