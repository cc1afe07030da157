export const signIn = {
  title: 'Sign in to Rapport',
  email: 'Email',
  password: 'Password',
  submit: 'Sign in',
  first: 'First time here? Open the one-time link that the start of Rapport printed, or the invitation you were sent.',
  away: 'Rapport does not answer',
  welcome: {
    checking: 'Checking your link…',
    titles: {
      welcome: 'Welcome to Rapport',
      invite: 'You are invited',
      reset: 'Choose a new password',
    },
    intro: {
      welcome: (workspace: string) =>
        `You are the first person in ${workspace}. Choose how you will sign in from now on.`,
      invite: (workspace: string) => `Join ${workspace}. Choose the password you will sign in with.`,
      reset: (workspace: string) => `For your account in ${workspace}.`,
    },
    name: 'Your name',
    email: 'Email',
    password: 'Password',
    passwordHint: 'At least 10 characters.',
    otherWorkspace: 'Already sign in to another workspace here? Use that password.',
    submit: 'Continue',
    unusable: 'This link cannot be used',
    unusableHint:
      'It was used already or has expired. Ask whoever runs Rapport for a new one, or sign in if you have a password.',
    toSignIn: 'Go to sign in',
    nameMissing: 'Say how your team should call you',
    emailWrong: 'This is no email address',
    passwordShort: 'At least 10 characters',
  },
};
