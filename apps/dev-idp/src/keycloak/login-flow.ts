/** The part of a realm that says how a login goes. */
export interface Flows {
  browserFlow: string;
  authenticationFlows: object[];
  authenticatorConfig: { alias: string; config: Record<string, string> }[];
}

interface Step {
  /** Name of the step; the level that it reaches is in its configuration. */
  alias: string;
  level: number;
  authenticator: string;
}

const browserFlow = 'aanmelden';
const forms = 'aanmelden-stappen';

/** Password, then a code of an app: only both together are more than low. Without an app the login first has one set up. */
export const twoSteps = (session_s: number): Flows =>
  flow(
    [
      { alias: 'wachtwoord', level: 1, authenticator: 'auth-username-password-form' },
      { alias: 'eenmalige-code', level: 2, authenticator: 'auth-otp-form' },
    ],
    session_s,
  );

/** For demonstration: a password that everybody knows passes for substantial, so that nobody needs an app to look around. */
export const oneDemoStep = (session_s: number): Flows =>
  flow([{ alias: 'demo-wachtwoord', level: 2, authenticator: 'auth-username-password-form' }], session_s);

/** @param session_s seconds for which a step that was done counts; also when the portal asks for a new token without a question */
function flow(steps: Step[], session_s: number): Flows {
  return {
    browserFlow,
    authenticationFlows: [
      {
        ...top(browserFlow, true),
        authenticationExecutions: [
          { authenticator: 'auth-cookie', authenticatorFlow: false, requirement: 'ALTERNATIVE', priority: 10 },
          { flowAlias: forms, authenticatorFlow: true, requirement: 'ALTERNATIVE', priority: 20 },
        ],
      },
      {
        ...top(forms, false),
        authenticationExecutions: steps.map(({ alias }, at) => ({
          flowAlias: alias,
          authenticatorFlow: true,
          requirement: 'CONDITIONAL',
          priority: 10 * (at + 1),
        })),
      },
      ...steps.map(({ alias, authenticator }) => ({
        ...top(alias, false),
        authenticationExecutions: [
          {
            authenticator: 'conditional-level-of-authentication',
            authenticatorConfig: configOf(alias),
            authenticatorFlow: false,
            requirement: 'REQUIRED',
            priority: 10,
          },
          { authenticator, authenticatorFlow: false, requirement: 'REQUIRED', priority: 20 },
        ],
      })),
    ],
    authenticatorConfig: steps.map(({ alias, level }) => ({
      alias: configOf(alias),
      config: { 'loa-condition-level': String(level), 'loa-max-age': String(session_s) },
    })),
  };
}

const top = (alias: string, topLevel: boolean) => ({ alias, providerId: 'basic-flow', topLevel, builtIn: false });
const configOf = (alias: string): string => `${alias}-niveau`;
