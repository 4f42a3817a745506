/** The whole contract: name → endpoint, and a client of it. */
import { clientOf, type ClientOf, type ClientParts } from '@jsjb/shared/kit/client';
import { features } from './features';
import { contractOf, schemasOf } from './platform/features/derive';
import { openApi } from './platform/http/openApi';

export const contract = contractOf(features);

export type Contract = typeof contract;
export type EndpointName = keyof Contract;

export type Client = ClientOf<Contract>;
export const createClient = (parts: ClientParts): Client => clientOf(contract, parts);

/** OpenAPI 3.1. */
export const describeContract = () => openApi(contract, schemasOf(features));
