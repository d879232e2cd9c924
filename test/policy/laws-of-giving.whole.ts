import { activities } from './cross-product.js';
import { describeWhole } from './whole.js';

describeWhole(
  'giving and reading',
  activities.filter((one) => one === 'disclose' || one === 'read' || one === 'release' || one === 'register' || one === 'match'),
);
