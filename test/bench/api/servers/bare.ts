/** (a) Koa answering a constant of the size of a ticket. */
import Koa from 'koa';
import { announce } from '../child';

const constant = { items: 'x'.repeat(Number(process.env['BENCH_BYTES'] ?? 2000)) };
const app = new Koa();
app.use((ctx) => {
  ctx.body = constant;
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  announce(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
});
