/** What a ticket is asked by without signing in, for other features. */
export { pickupCode } from './access/proof';
