import type { SeedPerson } from './seed.ts';

const berlin = 'W. Europe Standard Time';
const london = 'GMT Standard Time';

function outsider(address: string, name: string, company: string, timeZone = london): SeedPerson {
  return { address, name, kind: 'external', department: company, timeZone };
}

/** Customers, suppliers and advisers: invented firms under names that can never be registered. */
export const outsiders: readonly SeedPerson[] = [
  outsider('c.harrow@harrowfinch.example', 'Clare Harrow', 'Harrow & Finch Audit'),
  outsider('d.osei@harrowfinch.example', 'Daniel Osei', 'Harrow & Finch Audit'),
  outsider('elin@ostrevik.example', 'Elin Vestergaard', 'Ostrevik Seafood', 'Romance Standard Time'),
  outsider('warehouse@ostrevik.example', 'Ostrevik warehouse', 'Ostrevik Seafood', 'Romance Standard Time'),
  outsider('joao.pinto@palmeira.example', 'João Pinto', 'Palmeira Dairy'),
  outsider('s.kruger@fabrikam.test', 'Stefan Krüger', 'Fabrikam Freight', berlin),
  outsider('dispatch@fabrikam.test', 'Fabrikam dispatch', 'Fabrikam Freight', berlin),
  outsider('maya@tallgrass.example', 'Maya Whitlock', 'Tallgrass Vaccines', 'Central Standard Time'),
  outsider('it@tallgrass.example', 'Tallgrass IT', 'Tallgrass Vaccines', 'Central Standard Time'),
  outsider('nikos@kalyvia.example', 'Νίκος Ανδρέου', 'Kalyvia Fruit', 'GTB Standard Time'),
  outsider('reservations@blauwal.example', 'Blauwal Travel', 'Blauwal Travel', berlin),
  outsider('h.sato@kitakaze.example', '佐藤 春香', 'Kitakaze Components', 'Tokyo Standard Time'),
  outsider(
    'amara@brightwater.example',
    'Amara Nwosu',
    'Brightwater Partners',
    'W. Central Africa Standard Time',
  ),
  outsider('editor@coldchainweekly.example', 'Cold Chain Weekly', 'Cold Chain Weekly'),
  outsider('hello@lunchbarrow.example', 'Lunch Barrow', 'Lunch Barrow'),
  outsider('omar@sahelmilk.example', 'عمر ديالو', 'Sahel Milk', 'Greenwich Standard Time'),
  outsider('promo@prize-post.example', 'Prize Post', 'Unknown'),
  // The name pretends to be somebody else's address; the address beside it is the truth.
  outsider('alert@prize-post.example', 'Mary Okafor <mary.okafor@contoso.test>', 'Unknown'),
];
