import { useState } from 'react';
import { newKey } from './client.js';

type Key = ReturnType<typeof newKey>;

/** A key for a wish, the same as long as the wish is: sent again it is carried out once, changed it is another. @param wish everything that is sent, as text */
export function useKeyFor(wish: string): Key {
  const [held, setHeld] = useState<{ wish: string; key: Key }>(() => ({ wish, key: newKey() }));
  if (held.wish === wish) return held.key;
  const next = { wish, key: newKey() };
  setHeld(next);
  return next.key;
}
