import { activities } from './cross-product.js';
import { describeWhole } from './whole.js';

describeWhole(
  'all other activities',
  activities.filter((one) => !['disclose', 'read', 'release', 'register', 'match'].includes(one)),
);
