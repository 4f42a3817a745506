/** The parts of an OpenAPI document that a driver needs, read from what the server serves. */

export interface JsonSchema {
  type?: string;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema | false;
  prefixItems?: JsonSchema[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  pattern?: string;
  format?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
}

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  schema: JsonSchema;
}

export interface Operation {
  operationId: string;
  method: string;
  /** With {names} in braces. */
  path: string;
  parameters: Parameter[];
  /** Undefined without a JSON body. */
  body: JsonSchema | undefined;
  upload: boolean;
  open: boolean;
}

type RawOperation = {
  operationId: string;
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
  security: unknown[];
};

export function operationsOf(document: unknown): Operation[] {
  const { paths } = document as { paths: Record<string, Record<string, RawOperation>> };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, raw]) => ({
      operationId: raw.operationId,
      method: method.toUpperCase(),
      path,
      parameters: raw.parameters,
      body: raw.requestBody?.content['application/json']?.schema,
      upload: raw.requestBody?.content['multipart/form-data'] !== undefined,
      open: raw.security.length === 0,
    })),
  );
}
