import { Module } from '@nestjs/common';
import { EventSchemasController } from './event-schemas.http.js';
import { FeedController } from './feed.http.js';
import { Feed } from './feed.view.js';

@Module({ controllers: [FeedController, EventSchemasController], providers: [Feed] })
export class DeliveryModule {}
