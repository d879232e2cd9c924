/**
 * A reading of the law, row by row, from what the founders wrote down and not from policies/: ground | activities | who gives | who gets | purposes |
 * cells | what must hold besides (oracle-words.ts). Words in one column are alternatives; in the last column all must hold.
 */
export const rows = `
W-R1 | disclose | any | RC | organised-crime | @riec1 | brings-to-riec
W-R1 | register | any | none RC | organised-crime | @riec1 | sender-in-riec
W-R1 | read | RC | any | organised-crime | @riec1 | receiver-in-riec
W-R2 | disclose | any | RC | organised-crime | @riec2 | brings-to-riec stage-2
W-R2 | read | RC | any | organised-crime | @riec2 | receiver-in-riec stage-2
W-R3 | disclose | any | RC | organised-crime | @riec3 | brings-to-riec stage-3
W-R3 | read | RC | any | organised-crime | @riec3 | receiver-in-riec stage-3
P-20W | disclose | PO KM NL FI | RC | organised-crime | @riec1 @riec2 | brings-to-riec held-as-police about-a-person stage-2
P-20W | disclose | PO KM NL FI | RC | organised-crime | @riec3 | brings-to-riec stage-3
J-1 | disclose | OM | RC | organised-crime | victim.JUST suspect.JUST circle.JUST | brings-to-riec stage-2
W-RES | release | RC | any | organised-crime | @riec1 | receiver-in-riec
W-RES | release | RC | PO BD FI KM UW IN OM NL | organised-crime | @riec2 | receiver-in-riec stage-2
W-RES | release | RC | PO BD FI KM UW IN OM NL | organised-crime | @riec3 | receiver-in-riec stage-3
W-RES | release | ZV | any | complex-case | @zvh | receiver-in-zvh
W-3P | release | RC | third | organised-crime | @riec1 | outside-riec no-number victim-for-cm
W-3P | release | RC | third | organised-crime | @riec2 | outside-riec no-number victim-for-cm stage-2
W-3P | release | ZV | third | complex-case | @zvh | outside-zvh no-number victim-for-cm
W-RX | release | RC | RC | organised-crime | @riec1 |
W-RX | release | RC | RC | organised-crime | @riec2 | stage-2
W-RX | release | RC | RC | organised-crime | @riec3 | stage-3
W-X | release | RC | ZV | organised-crime complex-case | @zvh | on-both-lists
W-X | release | ZV | RC | organised-crime complex-case | @zvh | on-both-lists
W-ZX | release | ZV | ZV | complex-case | @zvh |
W-Z1 | disclose | any | ZV | complex-case | @zvh | sender-in-zvh police-data-by-police
W-ZM | disclose | ZO JZ | ZV | complex-case | @zvh | sender-in-zvh police-data-by-police
P-20W | disclose | PO | ZV | complex-case | @zvh | sender-in-zvh about-a-person
J-1 | disclose | OM | ZV | complex-case | victim.JUST suspect.JUST circle.JUST | sender-in-zvh
W-Z1 | read | ZV | any | complex-case | @zvh | receiver-in-zvh
W-SAFE | audit | RC ZV | FG AP | lawfulness-control internal-control security legal-proceedings | any numbers |
W-SAFE | reuse | RC ZV | ZV | complex-case | @zvh |
P-INT | register | PO KM EMM FI NL | none | criminal-investigation complaint | any | by-police inside-police
P-INT | disclose read | PO KM EMM FI NL | PO KM EMM FI NL | criminal-investigation complaint | any | by-police to-police inside-police
P-16a | disclose | PO KM EMM | OM | prosecution | any | by-police
P-16b | disclose | PO KM | GB-BM | public-order | case.META case.OBS case.LOC case.BIZ suspect.IDS suspect.POL8 suspect.POL13 | by-police
P-18-CM | disclose | PO KM NL | CM | shelter-registration | case.META victim.IDV victim.AGE victim.OBS victim.POL8 victim.POL13 | by-police
P-18-YC | disclose | PO KM | GS | youth-help | @youth | by-police
P-18-YC | disclose | PO KM | GI RK VT | child-protection domestic-violence | @youth | by-police
P-18-OT | disclose | PO KM | RE | probation | suspect.IDS suspect.AGE suspect.POL8 suspect.POL13 | by-police
P-18-OT | disclose | PO KM | CO | shelter-registration | victim.IDV victim.AGE victim.POL8 | by-police
P-18-OT | disclose | PO KM | NG | help | victim.IDV victim.AGE victim.POL8 | by-police for-victim-support
P-18-OT | disclose | PO KM | IN | residence | victim.IDV victim.AGE victim.RESID victim.POL8 victim.POL9 victim.POL10AC victim.POL13 | by-police
P-18-OT | disclose | PO KM | GB-BM GB-TZ | bibob | suspect.IDS suspect.POL8 | by-police
P-18-OT | disclose | PO KM | GB-BM | alcohol-gaming-permit | suspect.IDS suspect.POL8 | by-police
P-19 | disclose | PO KM | any | help public-order criminal-investigation supervision | case.OBS case.LOC victim.IDV victim.AGE victim.OBS victim.SAFE victim.CARE suspect.IDS suspect.POL8 suspect.POL13 | by-police to-police-marechaussee
P-20 | disclose | PO KM | any | help public-order supervision | any | by-police to-police-marechaussee
P-22 | statistics | PO KM | NR LC XO | statistics | case.STAT |
J-1 | disclose | OM | any | organised-crime complex-case help public-order supervision shelter-registration child-protection | victim.IDV victim.AGE victim.OBS suspect.IDS victim.JUST suspect.JUST circle.JUST | victim-for-cm
SV | disclose | GB-TZ GB-BM GS ZC NL NG CM | PO EMM OM | criminal-investigation | case.OBS case.LOC case.BIZ case.VEH victim.IDV victim.OBS suspect.IDS suspect.CRIM |
GEM | register | GB-BM GB-TZ | none | supervision public-order | case.META case.OBS case.LOC case.BIZ circle.IDO |
SUWI | disclose | GB-TZ NL UW BD IN PO OM | GB-TZ NL UW BD IN PO OM | labour-benefit-fraud | case.BIZ case.FIN circle.IDO suspect.FIN circle.FIN suspect.RESID circle.RESID |
NLA | disclose | NL | NL EMM | criminal-investigation | case.OBS case.LOC case.BIZ case.FIN suspect.IDS victim.FIN | by-labour-supervision
VW | disclose | KM PO IN NL | IN PO KM NL | residence | victim.IDV victim.RESID suspect.IDS suspect.RESID | aliens-law
B8 | disclose | PO KM | IN | residence | victim.IDV victim.AGE victim.RESID victim.OBS |
WMO-5 | register | GS OP ZC | none | care | case.META victim.IDV victim.AGE victim.CARE victim.BSN victim.HEALTH victim.LOC victim.FIN |
WMO-5 | disclose | GS OP ZC | GS OP ZC | care | victim.IDV victim.AGE victim.CARE victim.BSN |
WMO-526 | disclose | GS ZC OP ZO JZ GI CM NG NL IN | VT | domestic-violence | victim.IDV victim.AGE victim.OBS victim.CARE victim.HEALTH victim.SAFE suspect.IDS |
WMO-526 | disclose | GB-TZ GB-BM | VT | domestic-violence | victim.IDV victim.AGE victim.OBS |
VT-OUT | disclose | VT | PO RK OM | criminal-investigation child-protection | victim.IDV victim.AGE victim.OBS suspect.IDS |
JW | register | GS | none | youth-help | case.META victim.IDV victim.AGE victim.CARE victim.BSN victim.HEALTH victim.LOC victim.FIN |
BW-240 | disclose | ZO JZ OP GI VT | RK | child-protection | victim.IDV victim.AGE victim.OBS victim.CARE victim.HEALTH suspect.IDS |
WGBO | register | ZO | none | care | victim.IDV victim.AGE victim.CARE victim.HEALTH victim.BSN |
WGBO | disclose | ZO | ZO | care | victim.IDV victim.AGE victim.CARE victim.HEALTH victim.BSN |
CONFLICT | disclose | ZO JZ | PO OM | criminal-investigation help prosecution | victim.IDV victim.OBS victim.SAFE victim.HEALTH suspect.IDS |
CONSENT | disclose read | partners | partners | any | @consentable | consent-can-open
CONSENT | register | partners | none | any | @consentable | consent-can-open
VITAL | break-glass | any RC ZV | PO KM ZO VT | rescue | @rescue |
STAT | statistics | any RC ZV | any RC ZV | statistics | case.STAT |
STAT | register | any RC ZV | none | statistics | case.STAT |
RIGHTS | rights | any RC ZV | SUBJ | rights-request | any numbers | own-controller
`;
