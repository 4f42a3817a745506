/** (b) Koa and the driver with nothing between: a document of the size of a ticket inserted, or found by its id. */
import getRawBody from 'raw-body';
import Koa from 'koa';
import { MongoClient, ObjectId } from 'mongodb';
import { announce } from '../child';

async function start(): Promise<void> {
  const client = new MongoClient(process.env['BENCH_URI'] ?? '', {
    maxPoolSize: 50,
    writeConcern: { w: 'majority' },
  });
  await client.connect();
  const documents = client.db('bench_raw').collection('documents');
  const sample = JSON.parse(process.env['BENCH_DOCUMENT'] ?? '{}') as object;
  const app = new Koa();
  app.use(async (ctx) => {
    if (ctx.method === 'POST') {
      const sent = JSON.parse((await getRawBody(ctx.req)).toString()) as object;
      const document = { ...sample, sent, _id: new ObjectId() };
      await documents.insertOne(document);
      ctx.status = 201;
      ctx.body = document;
    } else {
      ctx.body = await documents.findOne({ _id: new ObjectId(ctx.path.slice(1)) });
    }
  });
  const server = app.listen(0, '127.0.0.1', () => {
    const address = server.address();
    announce(`http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`);
  });
}

start().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
