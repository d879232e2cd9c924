import { type ApprovingOfficer, approverOf, supplierOf, whyNotApprove } from './approvers.js';
import { loadPolicies } from './load.js';

const officer = (roles: string[], differs: Partial<ApprovingOfficer> = {}): ApprovingOfficer => ({
  id: 'collega',
  roles,
  assurance: 'substantial',
  ...differs,
});
const asked = { ofRightOrganisation: true, askedBy: 'vrager' };

describe('who may answer', () => {
  test.each([
    ['four-eyes', 'giver', 'inspecteur'],
    ['four-eyes', 'giver', 'hulpverlener'],
    ['four-eyes', 'giver', 'casuslid'],
    ['four-eyes', 'giver', 'riec-analist'],
    ['human-review', 'giver', 'riec-analist'],
    ['human-review', 'giver', 'casuslid'],
    ['conflict-form', 'giver', 'hulpverlener'],
    ['good-care-form', 'giver', 'hulpverlener'],
    ['gezag-om', 'OM', 'tekenbevoegd'],
    ['om-decision', 'OM', 'tekenbevoegd'],
    ['rac', 'RAC', 'tekenbevoegd'],
    ['supplier-consent:PO', 'supplier', 'tekenbevoegd'],
  ])('%s: officers of %s with the role %s', (what, of, role) => {
    expect(approverOf(what)?.of).toBe(of);
    expect(whyNotApprove(what, officer(['iets', role]), asked)).toBeNull();
  });

  test.each([
    ['four-eyes', 'tekenbevoegd'],
    ['four-eyes', 'privacy-officer'],
    ['human-review', 'inspecteur'],
    ['conflict-form', 'casuslid'],
    ['good-care-form', 'tekenbevoegd'],
    ['gezag-om', 'casuslid'],
    ['om-decision', 'riec-analist'],
    ['rac', 'privacy-officer'],
    ['supplier-consent:PO', 'casuslid'],
  ])('%s: not with the role %s alone, nor without one', (what, role) => {
    expect(whyNotApprove(what, officer([role]), asked)).toBe('role-missing');
    expect(whyNotApprove(what, officer([]), asked)).toBe('role-missing');
  });

  test.each(['four-eyes', 'human-review', 'gezag-om', 'om-decision', 'rac', 'supplier-consent:PO'])('%s: not who asked', (what) => {
    const herself = officer([...approverOf(what)!.roles], { id: 'vrager' });
    expect(whyNotApprove(what, herself, asked)).toBe('own-question');
    expect(whyNotApprove(what, herself, { ...asked, askedBy: null })).toBeNull();
  });

  test.each(['conflict-form', 'good-care-form'])('%s: the professional herself, for another looks as well', (what) =>
    expect(whyNotApprove(what, officer(['hulpverlener'], { id: 'vrager' }), asked)).toBeNull(),
  );

  test('another organisation never, and not when the issuer is unsure', () => {
    expect(whyNotApprove('rac', officer(['tekenbevoegd']), { ...asked, ofRightOrganisation: false })).toBe('other-organisation');
    expect(whyNotApprove('rac', officer(['tekenbevoegd'], { assurance: 'low' }), asked)).toBe('assurance-low');
    expect(whyNotApprove('rac', officer(['tekenbevoegd'], { assurance: 'high' }), asked)).toBeNull();
  });

  test.each(['labelling', 'controller-decision', 'toString', 'constructor', ''])('%s is not given as an answer', (what) => {
    expect(approverOf(what)).toBeNull();
    expect(whyNotApprove(what, officer(['tekenbevoegd', 'casuslid']), asked)).toBe('not-given-here');
  });

  test('a conflict of duties asks for six statements, the others for none', () => {
    expect(approverOf('conflict-form')?.form).toHaveLength(6);
    expect(approverOf('good-care-form')?.form).toEqual([]);
  });
});

test('the supplier is named after the colon', () => {
  expect(supplierOf('supplier-consent:GB-TZ')).toBe('GB-TZ');
  expect(supplierOf('rac')).toBeUndefined();
});

test('everything a verdict can wait for has a text of its own', () => {
  const pack = loadPolicies('policies');
  expect(pack.waitText('rac')).toBe('advies van de rechtmatigheidscommissie');
  expect(pack.waitText('supplier-consent:PO')).toContain('Politie');
});
