import type { Ledger, View } from '#libs/ledger';
import type { DataSource } from 'typeorm';

export declare class Delivery {
  constructor(dataSource: DataSource, ledger: Ledger, views: readonly View[], options?: { poll_ms?: number });
  start(): Promise<void>;
  stop(): Promise<void>;
  caughtUp(seq: number): Promise<void>;
  rebuild(viewName: string, onProgress?: (done: number, total: number) => void): Promise<void>;
  lag(): Promise<{ view: string; next_seq: number; behind: number }[]>;
}
export declare const deliveryMigrations: Function[];
