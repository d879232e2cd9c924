import { Module } from '@nestjs/common';
import { FeedController } from './feed.http.js';
import { Feed } from './feed.view.js';

@Module({ controllers: [FeedController], providers: [Feed] })
export class DeliveryModule {}
