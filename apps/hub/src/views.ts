import type { View } from '#libs/ledger';

/** Read models. Inline ones are written in the transaction of the facts, the others follow at their own pace. A slice adds its own here. */
export const views: View[] = [];
