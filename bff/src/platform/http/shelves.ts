/**
 * The endpoints by the depth and the resource of their path. koa-router tries every route it has on every request;
 * here each shelf is a router of its own that holds a few.
 */
import type { Middleware } from 'koa';
import Router from 'koa-router';

/** `/api/tickets/:id` and `/api/tickets/4a…/` stand on one shelf: routes ignore case and a slash at the end. */
function shelfOf(path: string): string {
  const parts = path.split('/');
  return `${parts.at(-1) === '' ? parts.length - 1 : parts.length} ${parts[2]?.toLowerCase() ?? ''}`;
}

export interface Shelves {
  /** Where an endpoint of this path is registered. */
  at(path: string): Router;
  routes: Middleware;
  /** The methods known for a path; none when there is no such path. */
  methodsOf(path: string): string[];
}

export function createShelves(): Shelves {
  const shelves = new Map<string, { router: Router; dispatch: Middleware }>();
  return {
    at(path) {
      const name = shelfOf(path);
      const known = shelves.get(name);
      if (known) return known.router;
      const router = new Router();
      shelves.set(name, { router, dispatch: router.routes() as unknown as Middleware });
      return router;
    },
    routes: (ctx, next) => shelves.get(shelfOf(ctx.path))?.dispatch(ctx, next) ?? next(),
    methodsOf(path) {
      const { router } = shelves.get(shelfOf(path)) ?? {};
      return [...new Set(router?.match(path, 'GET').path.flatMap((layer) => layer.methods))];
    },
  };
}
