/** One kind of what people send, as data: where it is kept, how it is sent, how it is spoken of. */
import type { KeptPhoto } from '@/device/keptPhoto';

export interface QueuedItem<Body> {
  key: string;
  body: Body;
  photos: KeptPhoto[];
  createdAt: number;
  /** What the server found wrong; such an item waits for the person, not for the network. */
  refused?: string;
}

export interface SendKind<Body, Answer> {
  /** The place in storage; the person's id is added. Phones hold unsent items under it: it never changes. */
  place: string;
  send: (item: QueuedItem<Body>, photoIds: string[]) => Promise<Answer>;
  /** What is done with it: 提交, 发送. */
  verb: string;
  /** In the list of what waits. */
  wordsOf: (body: Body) => { title: string; text: string };
  /** What the person has typed, to be copied when the server refuses it. */
  typedOf: (body: Body) => string;
}
