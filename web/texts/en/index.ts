import { assistant } from './assistant.ts';
import { contact } from './contact.ts';
import { followUps } from './follow-ups.ts';
import { people } from './people.ts';
import { problems } from './problems.ts';
import { reviews } from './reviews.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';
import { words } from './words.ts';

export const en = { assistant, contact, followUps, people, problems, reviews, shell, signIn, words };
