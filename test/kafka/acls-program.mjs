// Does over the wire what kafka-acls.sh would: that program is not among the jars of a broker. Takes only what deploy/kafka/start.sh says.
import { parseArgs } from 'node:util';
import kafkajs from 'kafkajs';

const text = { type: 'string' };
const { values } = parseArgs({
  options: {
    'bootstrap-server': text,
    add: { type: 'boolean' },
    'allow-principal': text,
    operation: { type: 'string', multiple: true },
    topic: text,
    'resource-pattern-type': text,
  },
});
const { Kafka, AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes, logLevel } = kafkajs;
const admin = new Kafka({ brokers: [values['bootstrap-server']], logLevel: logLevel.NOTHING }).admin();
await admin.connect();
const acl = values.operation.map((name) => ({
  resourceType: AclResourceTypes.TOPIC,
  resourceName: values.topic,
  resourcePatternType: ResourcePatternTypes[values['resource-pattern-type'].toUpperCase()],
  principal: values['allow-principal'],
  host: '*',
  operation: AclOperationTypes[name.toUpperCase()],
  permissionType: AclPermissionTypes.ALLOW,
}));
await admin.createAcls({ acl });
await admin.disconnect();
