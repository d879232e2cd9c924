import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ListPoliciesHandler } from './list-policies.js';
import { ProposePolicyHandler } from './propose-policy.js';
import { PublishPolicyHandler } from './publish-policy.js';
import { RulebookController } from './rulebook.http.js';

@Module({
  imports: [CqrsModule],
  controllers: [RulebookController],
  providers: [ProposePolicyHandler, PublishPolicyHandler, ListPoliciesHandler],
})
export class RulebookModule {}
