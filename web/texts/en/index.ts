import { assistant } from './assistant.ts';
import { explained } from './explained.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { reviews } from './reviews.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { words } from './words.ts';

/** What the first load needs, and the small ones. Others come with their screens: `inLanguage` of texts.ts. */
export const en = { assistant, explained, people, problems, reviews, shell, signIn, words };
