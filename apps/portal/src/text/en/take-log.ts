interface Taken {
  done: number;
  total: number;
}
const megabytes = (bytes: number): string => (bytes / 1e6).toLocaleString('en-GB', { maximumFractionDigits: 1 });

export const takeLog = {
  title: 'Take the whole log along',
  text: (size: number) =>
    `You get a file with all ${size.toLocaleString('en-GB')} lines, to check without the hub. It holds no data of persons. It does say which organisations work on which cases: keep it safe. That you take it along is recorded.`,
  large:
    'This is a large file. Your browser holds it whole before it is on your disk. If that fails, use Edge or Chrome, or ask the operator for the folder.',
  take: 'Take the log along',
  working: 'Getting the log',
  begun: 'It begins. Stay on this page.',
  soFar: ({ done, total }: Taken) => `${megabytes(done)} of ${megabytes(total)} MB`,
  heard: (percent: number) => `${percent} per cent has come`,
  ready: 'The log is here. This is how you unpack and check it:',
  commands: (folder: string) => `tar -xf logboek.tar\nnode verifier.js ${folder}`,
  stopped: 'You stopped. Nothing was kept.',
  brokeOff: 'It broke off. Nothing was kept. Try again.',
};
