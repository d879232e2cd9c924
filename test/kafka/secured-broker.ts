import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import kafkajs, { type AclEntry, type AclOperationTypes, type KafkaConfig } from 'kafkajs';
import { asOperator, type Broker, startBroker } from './broker.js';

/** Users of the broker, each with the password `<name>-geheim`. */
const users = ['beheer', 'hub', 'politie', 'expertise'];
export const passwordOf = (user: string): string => `${user}-geheim`;

/** A broker as it should be in production: TLS, SCRAM, and nobody may do what was not given to him. */
export interface SecuredBroker {
  broker: Broker;
  /** File with the certificate that signed the broker's. */
  caFile: string;
  as(user: string, password?: string): Partial<KafkaConfig>;
  /** As kafka-acls.sh does. */
  allow(...entries: Pick<AclEntry, 'principal' | 'resourceType' | 'resourceName' | 'resourcePatternType' | 'operation'>[]): Promise<void>;
  remove(): Promise<void>;
}

export async function startSecured(): Promise<SecuredBroker> {
  const folder = mkdtempSync(join(tmpdir(), `seinhuis-kafka-${process.pid}-tls-`));
  const [store, caFile] = [join(folder, 'broker.p12'), join(folder, 'ca.pem')];
  const secret = ['-storepass', 'alleen-voor-de-test', '-storetype', 'PKCS12', '-keystore', store, '-alias', 'broker'];
  keytool([
    '-genkeypair',
    '-keyalg',
    'EC',
    '-groupname',
    'secp256r1',
    '-validity',
    '2',
    '-dname',
    'CN=broker',
    '-ext',
    'SAN=ip:127.0.0.1,dns:localhost',
    ...secret,
  ]);
  keytool(['-exportcert', '-rfc', '-file', caFile, ...secret]);
  const as: SecuredBroker['as'] = (username, password = passwordOf(username)) => ({
    ssl: { ca: readFileSync(caFile, 'utf8') },
    sasl: { mechanism: 'scram-sha-512', username, password },
  });
  const broker = await startBroker({
    operator: as('beheer'),
    format: users.flatMap((user) => ['--add-scram', `SCRAM-SHA-512=[name=${user},password=${passwordOf(user)}]`]),
    properties: ({ clients, controller, internal }) => [
      `listeners=SASL_SSL://127.0.0.1:${clients},INTERNAL://127.0.0.1:${internal},CONTROLLER://127.0.0.1:${controller}`,
      `advertised.listeners=SASL_SSL://127.0.0.1:${clients},INTERNAL://127.0.0.1:${internal}`,
      'inter.broker.listener.name=INTERNAL',
      'sasl.enabled.mechanisms=SCRAM-SHA-512',
      'listener.name.sasl_ssl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;',
      `ssl.keystore.location=${store}`,
      'ssl.keystore.type=PKCS12',
      'ssl.keystore.password=alleen-voor-de-test',
      'ssl.key.password=alleen-voor-de-test',
      'authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer',
      'super.users=User:beheer;User:ANONYMOUS',
    ],
  });
  const allow: SecuredBroker['allow'] = async (...entries) => {
    const acl = entries.map((entry) => ({ ...entry, host: '*', permissionType: kafkajs.AclPermissionTypes.ALLOW }));
    await asOperator(broker.client(), (admin) => admin.createAcls({ acl }));
  };
  const remove = async () => {
    await broker.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  return { broker, caFile, as, allow, remove };
}

/** The right to one topic or group, by its whole name or by how it begins. */
export function may(user: string, operation: AclOperationTypes, kind: 'topic' | 'group', name: string, pattern: 'literal' | 'prefixed') {
  return {
    principal: `User:${user}`,
    operation,
    resourceType: kind === 'topic' ? kafkajs.AclResourceTypes.TOPIC : kafkajs.AclResourceTypes.GROUP,
    resourceName: name,
    resourcePatternType: pattern === 'literal' ? kafkajs.ResourcePatternTypes.LITERAL : kafkajs.ResourcePatternTypes.PREFIXED,
  };
}

function keytool(args: string[]): void {
  const { status, stdout, stderr } = spawnSync('keytool', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`keytool fails:\n${stdout}${stderr}`);
}
