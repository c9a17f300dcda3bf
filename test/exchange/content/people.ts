import { outsiders } from './outsiders.ts';
import type { SeedPerson } from './seed.ts';

/** Where everybody inside has an address. */
export const domain = 'contoso.test';

/** The addresses that the rest of the content names often. */
export const mary = 'mary.okafor@contoso.test';
export const jun = 'jun.takeda@contoso.test';
export const rob = 'rob.ellis@contoso.test';
export const ana = 'ana.lima@contoso.test';
export const olu = 'olu.adeyemi@contoso.test';
export const support = 'support@contoso.test';
export const service = 'svc.onbehalf@contoso.test';
export const priya = 'priya.natarajan@contoso.test';
export const lark = 'project.lark@contoso.test';
export const boardRoom4 = 'board.room4@contoso.test';
export const boardRoom2 = 'board.room2@contoso.test';
export const room12 = 'room12@contoso.test';

const berlin = 'W. Europe Standard Time';
const london = 'GMT Standard Time';
const tokyo = 'Tokyo Standard Time';

/** The people whose mailboxes the demo opens. */
const principals: readonly SeedPerson[] = [
  person('mary.okafor', 'Mary Okafor', 'Finance', 'Chief Financial Officer', berlin, {
    password: 'sample-mary-3',
    role: 'executive',
    aliases: ['m.okafor@contoso.test'],
  }),
  person('jun.takeda', 'Jun Takeda', 'Product', 'Chief Product Officer', tokyo, {
    password: 'sample-jun-5',
    role: 'executive',
  }),
  person('rob.ellis', 'Rob Ellis', 'Executive office', 'Executive assistant', berlin, {
    password: 'sample-rob-7',
    role: 'assistant',
  }),
  person('ana.lima', 'Ana Lima', 'Support', 'Support engineer', london, {
    password: 'sample-ana-2',
    role: 'support',
  }),
  person('olu.adeyemi', 'Olu Adeyemi', 'Support', 'Support lead', 'W. Central Africa Standard Time', {
    password: 'sample-olu-9',
    role: 'support',
  }),
  person('priya.natarajan', 'Priya Natarajan', 'Finance', 'Finance director', 'India Standard Time', {
    password: `<priya> & "8" it's`,
  }),
  person('zofia.wisniewska', 'Zofia Wiśniewska', 'Payroll', 'Payroll specialist', berlin, {
    password: 'próba-żółw-6',
  }),
];

const colleagues: readonly SeedPerson[] = [
  person('ines.duarte', 'Inês Duarte', 'Legal', 'Company secretary', london),
  person('grace.kim', 'Grace Kim', 'Legal', 'Counsel', 'Korea Standard Time'),
  person('marcus.bell', 'Marcus Bell', 'Sales', 'Vice president, Americas', 'Eastern Standard Time'),
  person('femi.balogun', 'Fẹ́mi Balogun', 'Sales', 'Sales manager, Africa', 'W. Central Africa Standard Time'),
  person('tara.singh', 'Tara Singh', 'Sales', 'Sales manager, Pacific', 'AUS Eastern Standard Time'),
  person('eleni.papadaki', 'Ελένη Παπαδάκη', 'Research', 'Sensor scientist', 'GTB Standard Time'),
  person('noam.barak', 'נועם ברק', 'Engineering', 'Firmware engineer', 'Israel Standard Time'),
  person('layla.haddad', 'ليلى حدّاد', 'Operations', 'Regional operations manager', 'Arabian Standard Time'),
  person('yuki.takahashi', '高橋 由紀', 'Design', 'Design lead', tokyo),
  person('kenji.mori', '森 健二', 'Engineering', 'Hardware engineer', tokyo),
  person('wei.chen', '陈伟', 'Supply', 'Supplier quality', 'China Standard Time'),
  person('somchai.jaidee', 'สมชาย ใจดี', 'Operations', 'Warehouse lead', 'SE Asia Standard Time'),
  person('olga.petrenko', 'Ольга Петренко', 'Quality', 'Test manager', 'FLE Standard Time'),
  person('lukasz.zolkiewski', 'Łukasz Żółkiewski', 'Engineering', 'Platform engineer', berlin),
  person('tomas.novak', 'Tomáš Novák', 'IT', 'Exchange administrator', 'Central Europe Standard Time'),
  person('hanna.lindqvist', 'Hanna Lindqvist', 'Communications', 'Head of communications', berlin),
  person('amelie.renard', 'Amélie Renard', 'People', 'Head of people', 'Romance Standard Time'),
  person('nadia.rahimi', 'Nadia Rahimi', 'People', 'Recruiter', 'Romance Standard Time'),
  person('karim.saidi', 'Karim Saïdi', 'Finance', 'Treasurer', 'Romance Standard Time'),
  person('ruth.oneill', 'Ruth O’Neill', 'Finance', 'Internal auditor', london),
  person('oskar.brandt', 'Oskar Brandt', 'Finance', 'Reporting analyst', berlin),
  person('ben.carter', 'Ben Carter', 'Supply', 'Procurement manager', london),
  person('diego.ramos', 'Diego Ramos', 'Operations', 'Plant manager', 'Central Standard Time (Mexico)'),
  person('victor.mensah', 'Victor Mensah', 'Operations', 'Logistics planner', 'Greenwich Standard Time'),
  person('bikash.gurung', 'Bikash Gurung', 'Quality', 'Test engineer', 'Nepal Standard Time'),
  person('lena.hoffmann', 'Lena Hoffmann', 'Design', 'Interaction designer', berlin),
  person('sofia.marques', 'Sofia Marques', 'Facilities', 'Office manager', london),
  person('pedro.alves', 'Pedro Alves', 'Facilities', 'Travel desk', london),
  person(
    'ana.lima.costa',
    'Ana Lima Costa',
    'Payroll',
    'Payroll specialist',
    'E. South America Standard Time',
  ),
  person(
    'wilhelmina',
    'Wilhelmina van den Heuvel-Castellanos',
    'Engineering',
    'Principal systems architect',
    berlin,
  ),
];

const shared: readonly SeedPerson[] = [
  box('support', 'Support desk', 'shared', 'shared'),
  box('facilities', 'Facilities', 'shared'),
  box('newsroom', 'Newsroom', 'shared'),
  box('legal', 'Legal', 'shared'),
  box('it', 'IT service', 'shared'),
  { ...box('project.lark', 'Project Lark', 'shared'), isHidden: true },
  box('board.room4', 'Board room 4', 'room', 'room'),
  box('board.room2', 'Board room 2', 'room', 'room'),
  box('room12', 'Room 12', 'room', 'room'),
  { ...box('svc.onbehalf', 'Onbehalf service', 'service', 'service'), password: 'sample-svc-4' },
];

function person(
  local: string,
  name: string,
  ...[department, title, timeZone, account]: [
    string,
    string,
    string,
    { password: string; role?: string; aliases?: readonly string[] }?,
  ]
): SeedPerson {
  const address = `${local}@${domain}`;
  return { address, name, kind: 'person', title, department, timeZone, ...account };
}

function box(local: string, name: string, kind: SeedPerson['kind'], role?: string): SeedPerson {
  return {
    address: `${local}@${domain}`,
    name,
    kind,
    timeZone: berlin,
    ...(role === undefined ? {} : { role }),
  };
}

/** Everybody in the directory, insiders first. */
export const people: readonly SeedPerson[] = [...principals, ...colleagues, ...shared, ...outsiders];

const byAddress = new Map(people.map((one) => [one.address, one]));

/** The directory entry of an address; an address that nobody has is a mistake in the content. */
export function personAt(address: string): SeedPerson {
  const found = byAddress.get(address);
  if (found === undefined) throw new RangeError(`nobody has the address ${address}`);
  return found;
}

/** The full address of an insider, who must exist: `colleague('ben.carter')`. */
export function colleague(local: string): string {
  return personAt(`${local}@${domain}`).address;
}
