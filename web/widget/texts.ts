/** Every word the visitor may read; the server sends them, so that a business can say them in its own language. */
export interface WidgetTexts {
  readonly launcher: string;
  readonly close: string;
  readonly conversation: string;
  readonly placeholder: string;
  readonly send: string;
  readonly you: string;
  readonly assistant: string;
  readonly team: string;
  readonly newMessages: string;
  readonly sending: string;
  readonly failed: string;
  readonly retry: string;
  readonly tooFast: string;
  readonly offline: string;
  readonly attachment: string;
  readonly leaveDetails: string;
  readonly detailsTitle: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly message: string;
  readonly submit: string;
  readonly cancel: string;
  readonly detailsNeeded: string;
}

/** How the business wants its chat to look and speak, as `GET /widget/{connection}/config` answers it. */
export interface WidgetConfig {
  readonly title: string;
  /** Shown above an empty conversation; null for none. */
  readonly greeting: string | null;
  /** `#rrggbb`. */
  readonly color: string;
  readonly position: 'left' | 'right';
  /** `before`: asked for before the first message; `offer`: a button in the panel. */
  readonly leadForm: 'off' | 'offer' | 'before';
  /** Characters of one message. */
  readonly longestText: number;
  readonly texts: WidgetTexts;
}
