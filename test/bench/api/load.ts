/** Loads an address and tells how many answers came in a second, and how long they took. */
import autocannon from 'autocannon';

export interface Load {
  /** Answers with the wanted status, per second. */
  perSecond: number;
  p50: number;
  p99: number;
}

export interface LoadOptions {
  url: string;
  method?: 'GET' | 'POST';
  /** Made anew for every request. */
  headers?: () => Record<string, string>;
  /** Path and headers of the next request, when they belong together. */
  request?: () => { path: string; headers?: Record<string, string> };
  body?: string;
  connections?: number;
  seconds?: number;
  /** A fixed number of requests instead of a time. */
  amount?: number;
  /** A fixed number of requests per second. */
  rate?: number;
}

/** Throws when an answer was anything but a success: a fast refusal measures nothing. */
export async function load(options: LoadOptions): Promise<Load> {
  const {
    url,
    method = 'GET',
    headers,
    request: next,
    body,
    connections = 20,
    seconds = 8,
    amount,
    rate,
  } = options;
  const result = await autocannon({
    url,
    connections,
    ...(amount ? { amount } : { duration: seconds }),
    ...(rate ? { overallRate: rate } : {}),
    requests: [
      {
        method,
        ...(body ? { body } : {}),
        setupRequest: (request) => {
          const asked = next?.();
          return {
            ...request,
            ...(asked ? { path: asked.path } : {}),
            headers: { ...request.headers, ...headers?.(), ...asked?.headers },
          };
        },
      },
    ],
  });
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(`${method} ${url}: ${result.non2xx} refused, ${result.errors} failed`);
  }
  return {
    perSecond: result['2xx'] / result.duration,
    p50: result.latency.p50,
    p99: result.latency.p99,
  };
}
