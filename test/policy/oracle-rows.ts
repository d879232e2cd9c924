/**
 * A reading of the law, row by row, from what the founders wrote down and not from policies/: ground | activities | who gives | who gets | purposes |
 * cells | what must hold of who, what and where (oracle-words.ts) | facts that are needed besides (oracle-needs.ts). Words in one column are alternatives;
 * in the last two all must hold.
 */
export const rows = `
W-R1 | disclose | any | RC | organised-crime | @riec1 | brings-to-riec | statement link agreement-riec own-task circle finding beside-police
W-R1 | register | any | none RC | organised-crime | @riec1 | sender-in-riec | statement link agreement-riec own-task circle finding beside-police
W-R1 | read | RC | any | organised-crime | @riec1 | receiver-in-riec | member agreement-riec circle finding
W-R2 | disclose | any | RC | organised-crime | @riec2 | brings-to-riec stage-2 | agreement-riec member circle wpg-groups
W-R2 | read | RC | any | organised-crime | @riec2 | receiver-in-riec stage-2 | agreement-riec member circle
W-R3 | disclose | any | RC | organised-crime | @riec3 | brings-to-riec stage-3 | agreement-riec member circle activity wpg-groups
W-R3 | read | RC | any | organised-crime | @riec3 | receiver-in-riec stage-3 | agreement-riec member circle activity
P-20W | disclose | PO KM NL FI | RC | organised-crime | @riec1 | brings-to-riec held-as-police about-a-person stage-2 | statement link agreement-riec own-task circle finding member police-data
P-20W | disclose | PO KM NL FI | RC | organised-crime | @riec2 | brings-to-riec held-as-police about-a-person stage-2 | agreement-riec member circle police-data
P-20W | disclose | PO KM NL FI | RC | organised-crime | @riec3 | brings-to-riec stage-3 | agreement-riec member circle activity police-data
J-1 | disclose | OM | RC | organised-crime | victim.JUST suspect.JUST circle.JUST | brings-to-riec stage-2 | agreement-riec member circle
W-RES | release | RC | any | organised-crime | @riec1 | receiver-in-riec | statement looked-at agreement-riec finding
W-RES | release | RC | PO BD FI KM UW IN OM NL | organised-crime | @riec2 | receiver-in-riec stage-2 | statement looked-at agreement-riec finding
W-RES | release | RC | PO BD FI KM UW IN OM NL | organised-crime | @riec3 | receiver-in-riec stage-3 | statement looked-at agreement-riec finding
W-RES | release | ZV | any | complex-case | @zvh | receiver-in-zvh | statement looked-at agreement-zvh finding seat
W-3P | release | RC | third | organised-crime | @riec1 | outside-riec no-number victim-for-cm | rac statement looked-at suppliers finding
W-3P | release | RC | third | organised-crime | @riec2 | outside-riec no-number victim-for-cm stage-2 | rac statement looked-at suppliers finding
W-3P | release | ZV | third | complex-case | @zvh | outside-zvh no-number victim-for-cm | rac statement looked-at suppliers finding
W-RX | release | RC | RC | organised-crime | @riec1 |  | statement agreement-riec suppliers finding pressed-by-riec
W-RX | release | RC | RC | organised-crime | @riec2 | stage-2 | statement agreement-riec suppliers finding pressed-by-riec
W-RX | release | RC | RC | organised-crime | @riec3 | stage-3 | statement agreement-riec suppliers finding pressed-by-riec
W-X | release | RC | ZV | organised-crime complex-case | @zvh | on-both-lists | hit statement finding all-suppliers
W-X | release | ZV | RC | organised-crime complex-case | @zvh | on-both-lists | hit statement finding all-suppliers
W-ZX | release | ZV | ZV | complex-case | @zvh |  | hit statement agreement-zvh finding suppliers pressed-by-zvh
W-Z1 | disclose | any | ZV | complex-case | @zvh | sender-in-zvh police-data-by-police police-as-police | member statement agreement-zvh finding seat released wpg-groups
W-ZM | disclose | ZO JZ | ZV | complex-case | @zvh | sender-in-zvh police-data-by-police police-as-police | member statement agreement-zvh finding seat released wpg-groups
P-20W | disclose | PO | ZV | complex-case | @zvh | sender-in-zvh about-a-person police-as-police | statement agreement-zvh member finding police-data
J-1 | disclose | OM | ZV | complex-case | victim.JUST suspect.JUST circle.JUST | sender-in-zvh | statement agreement-zvh member
W-Z1 | read | ZV | any | complex-case | @zvh | receiver-in-zvh | member agreement-zvh finding seat
W-SAFE | audit | RC ZV | FG AP | lawfulness-control internal-control security legal-proceedings | any numbers |  |
W-SAFE | reuse | RC ZV | ZV | complex-case | @zvh |  | reopened statement finding all-suppliers
P-INT | register | PO KM EMM FI NL | none | criminal-investigation complaint | any | by-police inside-police | police-data
P-INT | disclose read | PO KM EMM FI NL | PO KM EMM FI NL | criminal-investigation complaint | any | by-police to-police inside-police | police-data
P-16a | disclose | PO KM EMM | OM | prosecution | any | by-police | police-data
P-16b | disclose | PO KM | GB-BM | public-order | case.META case.OBS case.LOC case.BIZ suspect.IDS suspect.POL8 suspect.POL13 | by-police | police-data
P-18-CM | disclose | PO KM NL | CM | shelter-registration | case.META victim.IDV victim.AGE victim.OBS victim.POL8 victim.POL13 | by-police | police-data
P-18-YC | disclose | PO KM | GS | youth-help | @youth | by-police | police-data
P-18-YC | disclose | PO KM | GI RK VT | child-protection domestic-violence | @youth | by-police | police-data
P-18-OT | disclose | PO KM | RE | probation | suspect.IDS suspect.AGE suspect.POL8 suspect.POL13 | by-police | police-data
P-18-OT | disclose | PO KM | CO | shelter-registration | victim.IDV victim.AGE victim.POL8 | by-police | police-data
P-18-OT | disclose | PO KM | NG | help | victim.IDV victim.AGE victim.POL8 | by-police for-victim-support | police-data
P-18-OT | disclose | PO KM | IN | residence | victim.IDV victim.AGE victim.RESID victim.POL8 victim.POL9 victim.POL10AC victim.POL13 | by-police | police-data
P-18-OT | disclose | PO KM | GB-BM GB-TZ | bibob | suspect.IDS suspect.POL8 | by-police | police-data applicant
P-18-OT | disclose | PO KM | GB-BM | alcohol-gaming-permit | suspect.IDS suspect.POL8 | by-police | police-data applicant
P-19 | disclose | PO KM | any | help public-order criminal-investigation supervision | case.OBS case.LOC victim.IDV victim.AGE victim.OBS victim.SAFE victim.CARE suspect.IDS suspect.POL8 suspect.POL13 | by-police to-police-marechaussee | unused police-data authority four-eyes
P-20 | disclose | PO KM | any | help public-order supervision | any | by-police to-police-marechaussee | police-data decision
P-22 | statistics | PO KM | NR LC XO | statistics | case.STAT |  | counts
J-1 | disclose | OM | any | organised-crime complex-case help public-order supervision shelter-registration child-protection | victim.IDV victim.AGE victim.OBS suspect.IDS victim.JUST suspect.JUST circle.JUST | victim-for-cm | om-decision
SV | disclose | GB-TZ GB-BM GS ZC NL NG CM | PO EMM OM | criminal-investigation | case.OBS case.LOC case.BIZ case.VEH victim.IDV victim.OBS suspect.IDS suspect.CRIM |  | hard-facts outside-secrecy
GEM | register | GB-BM GB-TZ | none | supervision public-order | case.META case.OBS case.LOC case.BIZ circle.IDO |  | own-task no-home no-person circle-finding
SUWI | disclose | GB-TZ NL UW BD IN PO OM | GB-TZ NL UW BD IN PO OM | labour-benefit-fraud | case.BIZ case.FIN circle.IDO suspect.FIN circle.FIN suspect.RESID circle.RESID |  | agreement-suwi
NLA | disclose | NL | NL EMM | criminal-investigation | case.OBS case.LOC case.BIZ case.FIN suspect.IDS victim.FIN | by-labour-supervision | own-task
VW | disclose | KM PO IN NL | IN PO KM NL | residence | victim.IDV victim.RESID suspect.IDS suspect.RESID | aliens-law | by-aliens-law
B8 | disclose | PO KM | IN | residence | victim.IDV victim.AGE victim.RESID victim.OBS |  |
WMO-5 | register | GS OP ZC | none | care | case.META victim.IDV victim.AGE victim.CARE victim.BSN victim.HEALTH victim.LOC victim.FIN |  | ordered own-task
WMO-5 | disclose | GS OP ZC | GS OP ZC | care | victim.IDV victim.AGE victim.CARE victim.BSN |  | ordered own-task
WMO-526 | disclose | GS ZC OP ZO JZ GI CM NG NL IN | VT | domestic-violence | victim.IDV victim.AGE victim.OBS victim.CARE victim.HEALTH victim.SAFE suspect.IDS |  | hgkm
WMO-526 | disclose | GB-TZ GB-BM | VT | domestic-violence | victim.IDV victim.AGE victim.OBS |  | hgkm
VT-OUT | disclose | VT | PO RK | criminal-investigation child-protection | victim.IDV victim.AGE victim.OBS suspect.IDS |  |
VT-OUT | disclose | VT | OM | criminal-investigation child-protection | victim.IDV victim.AGE victim.OBS suspect.IDS |  | four-eyes
JW | register | GS | none | youth-help | case.META victim.IDV victim.AGE victim.CARE victim.BSN victim.HEALTH victim.LOC victim.FIN |  | own-task
BW-240 | disclose | ZO JZ OP GI VT | RK | child-protection | victim.IDV victim.AGE victim.OBS victim.CARE victim.HEALTH suspect.IDS |  | four-eyes
WGBO | register | ZO | none | care | victim.IDV victim.AGE victim.CARE victim.HEALTH victim.BSN |  |
WGBO | disclose | ZO | ZO | care | victim.IDV victim.AGE victim.CARE victim.HEALTH victim.BSN |  | same-team
CONFLICT | disclose | ZO JZ | PO OM | criminal-investigation help prosecution | victim.IDV victim.OBS victim.SAFE victim.HEALTH suspect.IDS |  | unused conflict-form four-eyes
CONSENT | disclose read | partners | partners | any | @consentable | consent-can-open | consent
CONSENT | register | partners | none | any | @consentable | consent-can-open | consent
VITAL | break-glass | any RC ZV | PO KM ZO VT | rescue | @rescue |  | unused danger unable
STAT | statistics | any RC ZV | any RC ZV | statistics | case.STAT |  | counts
STAT | register | any RC ZV | none | statistics | case.STAT |  | counts
RIGHTS | rights | any RC ZV | SUBJ | rights-request | any numbers | own-controller | own-data decided own-holder
`;
