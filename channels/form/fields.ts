/** What of a posted form tells who it is; everything else stands in the message. */
export interface FormDetails {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly company?: string;
}

type Meaning = keyof FormDetails | 'firstName' | 'lastName' | 'message';

/** How forms name their fields, without case, spaces and signs. */
const NAMES: Readonly<Record<string, Meaning>> = {
  ...{ name: 'name', fullname: 'name', yourname: 'name', contactname: 'name', fname: 'firstName', lname: 'lastName' },
  ...{
    firstname: 'firstName',
    givenname: 'firstName',
    lastname: 'lastName',
    surname: 'lastName',
    familyname: 'lastName',
  },
  ...{ email: 'email', mail: 'email', emailaddress: 'email', youremail: 'email', workemail: 'email', replyto: 'email' },
  ...{ phone: 'phone', tel: 'phone', telephone: 'phone', mobile: 'phone', cell: 'phone', whatsapp: 'phone' },
  ...{ phonenumber: 'phone', mobilenumber: 'phone', contactnumber: 'phone', yourphone: 'phone' },
  ...{
    company: 'company',
    companyname: 'company',
    organization: 'company',
    organisation: 'company',
    business: 'company',
  },
  ...{ message: 'message', yourmessage: 'message', comment: 'message', comments: 'message', text: 'message' },
  ...{ enquiry: 'message', inquiry: 'message', question: 'message', body: 'message', details: 'message' },
};

const meaningOf = (field: string): Meaning | undefined => {
  const name = field.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
};

/** Fields of the form's own working begin so, and are nobody's words. */
const OWN = '_';

export interface FormReading {
  readonly details: FormDetails;
  /** The message and every field that has no meaning of its own, as lines; all fields where there is nothing else. '' for none. */
  readonly text: string;
}

/** What a person told by a form. Nothing that was typed is lost: what is no detail stands in the text, under its field's name. */
export function readFields(fields: ReadonlyMap<string, string>): FormReading {
  const told = new Map<Meaning, string>();
  const [lines, all]: [string[], string[]] = [[], []];
  for (const [field, raw] of fields) {
    const value = raw.trim();
    if (field.startsWith(OWN) || value === '') continue;
    const meaning = meaningOf(field);
    all.push(`${field}: ${value}`);
    if (meaning === undefined || told.has(meaning)) lines.push(`${field}: ${value}`);
    else told.set(meaning, value);
  }
  const message = told.get('message');
  const said = [...(message === undefined ? [] : [message]), ...lines];
  const names = [told.get('firstName'), told.get('lastName')].filter((part) => part !== undefined).join(' ');
  const name = told.get('name') ?? (names === '' ? undefined : names);
  return {
    details: {
      ...(name === undefined ? {} : { name }),
      ...only('email', told.get('email')),
      ...only('phone', told.get('phone')),
      ...only('company', told.get('company')),
    },
    text: (said.length > 0 ? said : all).join('\n'),
  };
}

const only = (field: keyof FormDetails, value: string | undefined): FormDetails =>
  value === undefined ? {} : { [field]: value };
