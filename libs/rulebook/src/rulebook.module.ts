import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ListPoliciesHandler } from './list-policies.js';
import { ProposePolicyHandler } from './propose-policy.js';
import { PublishPolicyHandler } from './publish-policy.js';
import { PublishedSchemas } from './published-schemas.js';
import { RulebookController } from './rulebook.http.js';
import { SchemasController } from './schemas.http.js';

@Module({
  imports: [CqrsModule],
  controllers: [RulebookController, SchemasController],
  providers: [ProposePolicyHandler, PublishPolicyHandler, ListPoliciesHandler, PublishedSchemas],
})
export class RulebookModule {}
