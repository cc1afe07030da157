// Made by `npm run web:api` from the OpenAPI document; never edited by hand.
/* eslint-disable */

export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process lives */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages can be accepted */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ready: boolean;
                            missing: ("postgres" | "temporal" | "worker")[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ready: boolean;
                            missing: ("postgres" | "temporal" | "worker")[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything is there */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ready: boolean;
                            missing: ("postgres" | "temporal" | "worker")[];
                        };
                    };
                };
                /** @description Default Response */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ready: boolean;
                            missing: ("postgres" | "temporal" | "worker")[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is asking, and what they may */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Sign in
         * @description Sets the session cookie. Without `workspaceId`, into the workspace that was used last.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        password: string;
                        workspaceId?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Sign out
         * @description 204 as well where nobody was signed in.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change one’s own name */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/sign-in-links/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a one-time link is for
         * @description Changes nothing: a messenger that looks at links before people do uses none up.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            purpose: "welcome" | "invite" | "reset";
                            workspace: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                            };
                            email: string | null;
                            name: string | null;
                            /** @enum {string} */
                            role: "viewer" | "agent" | "admin";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sign-in-links/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join a workspace or set a new password by a one-time link, and sign in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        token: string;
                        name?: string;
                        email?: string;
                        /** @description a new one, or the present one of a person who is in another workspace already */
                        password: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a message */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        channel: "facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email";
                        /** @description the account it came by, where a channel has several */
                        connectionId?: string | null;
                        /** @description the channel's stable id of the person */
                        channelUserId: string;
                        /** @description the channel's own id of the message */
                        messageId: string;
                        /** @enum {string} */
                        direction: "inbound" | "outbound";
                        /** @enum {string} */
                        author: "contact" | "ai" | "human";
                        text?: string | null;
                        /** Format: date-time */
                        sentAt: string;
                        /** @default false */
                        backfill?: boolean;
                        contact?: {
                            externalId?: string;
                            name?: string;
                            email?: string;
                            phone?: string;
                            /** @default false */
                            verified?: boolean;
                            company?: string;
                            timeZone?: string;
                        } | null;
                        source?: ("chat_widget" | "lead_form" | "email" | "messaging") | null;
                        branchId?: string | null;
                        attachments?: {
                            type: string;
                            /** Format: uri */
                            url: string;
                            name?: string | null;
                        }[] | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            messageId: string | null;
                            contactId: string | null;
                            conversationId: string | null;
                            duplicate: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/messages/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept up to 500 messages
         * @description Results are in the order of the messages; one that is refused does not stop the others.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description each as POST /v1/messages takes it */
                        messages: unknown[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            results: ({
                                messageId: string | null;
                                contactId: string | null;
                                conversationId: string | null;
                                duplicate: boolean;
                            } | {
                                error: components["schemas"]["Problem"];
                            })[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept a contact's action */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description such as purchase_completed, booking_confirmed, page_viewed */
                        action: string;
                        /** @description sent again under the same id, an action counts once */
                        actionId: string;
                        /** Format: date-time */
                        occurredAt: string;
                        value?: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            actionId: string;
                            /** Format: uuid */
                            contactId: string;
                            duplicate: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The contact list */
        get: {
            parameters: {
                query?: {
                    /** @description fragments of name, e-mail or phone, in any order */
                    q?: string;
                    status?: ("new" | "active" | "qualified" | "converted" | "inactive" | "churned")[];
                    source?: ("chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import")[];
                    channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                    stage?: ("inquiry" | "comparing" | "closing" | "in_progress" | "follow_up")[];
                    /** @description id or name */
                    tag?: string[];
                    grade?: ("A" | "B" | "C" | "D" | "F")[];
                    sentiment?: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative")[];
                    branchId?: string[];
                    assigneeId?: string[];
                    vip?: ("true" | "false")[];
                    atRisk?: ("true" | "false")[];
                    optedOut?: ("true" | "false")[];
                    /** @description kind:value, such as whatsapp:16505551234, email:, phone: or external: */
                    identity?: string[];
                    /** @description key:value of a custom field, such as plan:gold; several fields must all hold */
                    field?: string[];
                    /** @description from this instant on */
                    firstSeenAfter?: string;
                    /** @description before this instant */
                    firstSeenBefore?: string;
                    lastMessageAfter?: string;
                    lastMessageBefore?: string;
                    limit?: number;
                    cursor?: string;
                    sort?: "-lastMessageAt" | "lastMessageAt" | "-firstSeenAt" | "firstSeenAt" | "name" | "-leadScore";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                                /** @description E.164 where it could be read as a number */
                                phone: string | null;
                                company: string | null;
                                /** @enum {string} */
                                source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                                channels: string[];
                                /** @enum {string} */
                                status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** @description 0 to 100 */
                                leadScore: number;
                                /** @enum {string} */
                                leadGrade: "A" | "B" | "C" | "D" | "F";
                                sentiment: {
                                    /** @enum {string} */
                                    level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                    score: number;
                                } | null;
                                tags: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    color: string;
                                }[];
                                vip: boolean;
                                atRisk: boolean;
                                /** @description 0 to 1 */
                                completeness: number;
                                branchId: string | null;
                                assigneeId: string | null;
                                /** @description both directions */
                                messageCount: number;
                                /** Format: date-time */
                                firstSeenAt: string;
                                lastMessageAt: string | null;
                                /** Format: date-time */
                                updatedAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a contact by hand */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string | null;
                        email?: string | null;
                        phone?: string | null;
                        company?: string | null;
                        branchId?: string | null;
                        assigneeId?: string | null;
                        vip?: boolean | null;
                        /** @description changes the fields that are named; null takes a value away */
                        customFields?: {
                            [key: string]: string | number | null;
                        };
                        timeZone?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One contact, with why it is what it is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                304: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Delete a contact for good
         * @description The contact is 404 from the answer on, and the person writing again starts a new one. A job removes every row and every workflow run of it, which takes about half a minute; its receipt says how much it was.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            job: {
                                /** Format: uuid */
                                id: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Set details of a contact */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string | null;
                        email?: string | null;
                        phone?: string | null;
                        company?: string | null;
                        branchId?: string | null;
                        assigneeId?: string | null;
                        vip?: boolean | null;
                        /** @description changes the fields that are named; null takes a value away */
                        customFields?: {
                            [key: string]: string | number | null;
                        };
                        timeZone?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/contacts/{id}/opt-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Write to the contact no more */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        scope: "facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email" | "all";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /**
         * Write to the contact again
         * @description The scope is in the body, or in the query for clients that send no body with DELETE.
         */
        delete: {
            parameters: {
                query?: {
                    scope?: "facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email" | "all";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        scope: "facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email" | "all";
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/stage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set and lock the stage */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set and lock the status */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Set and lock the lead score */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        value: number;
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/score-adjustments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add or take points */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        points: number;
                        note?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/stage/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let the engine set the stage again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/status/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let the engine set the status again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/score/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Let the engine set the score again */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/facets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many contacts each filter would show */
        get: {
            parameters: {
                query?: {
                    /** @description fragments of name, e-mail or phone, in any order */
                    q?: string;
                    status?: ("new" | "active" | "qualified" | "converted" | "inactive" | "churned")[];
                    source?: ("chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import")[];
                    channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                    stage?: ("inquiry" | "comparing" | "closing" | "in_progress" | "follow_up")[];
                    /** @description id or name */
                    tag?: string[];
                    grade?: ("A" | "B" | "C" | "D" | "F")[];
                    sentiment?: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative")[];
                    branchId?: string[];
                    assigneeId?: string[];
                    vip?: ("true" | "false")[];
                    atRisk?: ("true" | "false")[];
                    optedOut?: ("true" | "false")[];
                    /** @description kind:value, such as whatsapp:16505551234, email:, phone: or external: */
                    identity?: string[];
                    /** @description key:value of a custom field, such as plan:gold; several fields must all hold */
                    field?: string[];
                    /** @description from this instant on */
                    firstSeenAfter?: string;
                    /** @description before this instant */
                    firstSeenBefore?: string;
                    lastMessageAfter?: string;
                    lastMessageBefore?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            /** @description how many contacts each value would keep, under all filters but its own group */
                            status: {
                                [key: string]: number;
                            };
                            /** @description how many contacts each value would keep, under all filters but its own group */
                            source: {
                                [key: string]: number;
                            };
                            /** @description how many contacts each value would keep, under all filters but its own group */
                            channel: {
                                [key: string]: number;
                            };
                            /** @description how many contacts each value would keep, under all filters but its own group */
                            stage: {
                                [key: string]: number;
                            };
                            /** @description how many contacts each value would keep, under all filters but its own group */
                            grade: {
                                [key: string]: number;
                            };
                            /** @description how many contacts each value would keep, under all filters but its own group */
                            sentiment: {
                                [key: string]: number;
                            };
                            /** @description by id */
                            tag: {
                                [key: string]: number;
                            };
                            /** @description by id */
                            branch: {
                                [key: string]: number;
                            };
                            /** @description how many contacts each value would keep, under all filters but its own group */
                            vip: {
                                [key: string]: number;
                            };
                            /** @description how many contacts each value would keep, under all filters but its own group */
                            atRisk: {
                                [key: string]: number;
                            };
                            /**
                             * Format: date-time
                             * @description when the counts of more than 10,000 matches were taken; missing when all are exact
                             */
                            asOf?: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contact list as CSV
         * @description Cells that a spreadsheet would run as a formula begin with an apostrophe.
         */
        get: {
            parameters: {
                query?: {
                    /** @description fragments of name, e-mail or phone, in any order */
                    q?: string;
                    status?: ("new" | "active" | "qualified" | "converted" | "inactive" | "churned")[];
                    source?: ("chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import")[];
                    channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                    stage?: ("inquiry" | "comparing" | "closing" | "in_progress" | "follow_up")[];
                    /** @description id or name */
                    tag?: string[];
                    grade?: ("A" | "B" | "C" | "D" | "F")[];
                    sentiment?: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative")[];
                    branchId?: string[];
                    assigneeId?: string[];
                    vip?: ("true" | "false")[];
                    atRisk?: ("true" | "false")[];
                    optedOut?: ("true" | "false")[];
                    /** @description kind:value, such as whatsapp:16505551234, email:, phone: or external: */
                    identity?: string[];
                    /** @description key:value of a custom field, such as plan:gold; several fields must all hold */
                    field?: string[];
                    /** @description from this instant on */
                    firstSeenAfter?: string;
                    /** @description before this instant */
                    firstSeenBefore?: string;
                    lastMessageAfter?: string;
                    lastMessageBefore?: string;
                    sort?: "-lastMessageAt" | "lastMessageAt" | "-firstSeenAt" | "firstSeenAt" | "name" | "-leadScore";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A contact's messages */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    order?: "asc" | "desc";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                conversationId: string;
                                channel: string;
                                channelMessageId: string;
                                /** @enum {string} */
                                direction: "inbound" | "outbound";
                                /** @enum {string} */
                                author: "contact" | "ai" | "human";
                                /** @description null once deleted on its channel, or expired */
                                text: string | null;
                                /** Format: date-time */
                                sentAt: string;
                                editedAt: string | null;
                                deletedAt: string | null;
                                /** @description when its text and files were removed, as privacy.retention says */
                                expiredAt: string | null;
                                sentiment: {
                                    /** @enum {string} */
                                    level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                    score: number;
                                } | null;
                                source: string;
                                attachments: unknown[];
                                /** @description {state, at, error}, or null */
                                delivery: unknown;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A contact's messages and changes, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** @description message, or what changed */
                                kind: string;
                                /** Format: date-time */
                                at: string;
                                /** @description engine, key:<id>, user:<id>; of a message its author */
                                actor: string;
                                before: unknown;
                                after: unknown;
                                rule: {
                                    id: string;
                                    version: number;
                                } | null;
                                reason: string | null;
                                evidence: {
                                    /** Format: uuid */
                                    messageId: string;
                                    /** @description a literal part of the message */
                                    quote: string;
                                }[];
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything held about a contact */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            contactId: string;
                            exportedAt: string;
                            held: {
                                [key: string]: unknown[];
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/tags/{tagId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Put a tag on a contact */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tagId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            color: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        /** Take a tag off a contact */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    tagId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            color: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a tag of this name on a contact, made if there is none */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            color: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All tags, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a tag */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @default gray */
                        color?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            color: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/tags/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a tag from every contact */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename, recolour or merge a tag */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        mergeInto: string;
                    } | {
                        name?: string;
                        color?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            color: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/contacts/{id}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A contact's notes, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                text: string;
                                author: string;
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Write a note */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            text: string;
                            author: string;
                            /** Format: date-time */
                            createdAt: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join with another contact */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description the contact to be joined with the one in the path
                         */
                        otherId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                            /**
                             * Format: uuid
                             * @description to undo it by
                             */
                            mergeId: string;
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                            /**
                             * Format: uuid
                             * @description to undo it by
                             */
                            mergeId: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom it has absorbed, newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                absorbed: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string | null;
                                };
                                /** Format: uuid */
                                into: string;
                                /**
                                 * @description person: somebody said so; verified, claimed: by a key of both, vouched for or only said on one side
                                 * @enum {string}
                                 */
                                ground: "person" | "verified" | "claimed";
                                reasons: {
                                    /** @enum {string} */
                                    id: "same_email" | "same_phone" | "same_external_id" | "same_channel_id" | "phone_ninth_digit" | "phone_mobile_prefix" | "same_name_and_company" | "similar_email";
                                    text: string;
                                }[];
                                actor: string;
                                /** Format: date-time */
                                at: string;
                                undoneAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/merges/{mergeId}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a merge back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    mergeId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            mergeId: string;
                            /** @description who had absorbed the other */
                            contact: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                                /** @description E.164 where it could be read as a number */
                                phone: string | null;
                                company: string | null;
                                /** @enum {string} */
                                source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                                channels: string[];
                                /** @enum {string} */
                                status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** @description 0 to 100 */
                                leadScore: number;
                                /** @enum {string} */
                                leadGrade: "A" | "B" | "C" | "D" | "F";
                                sentiment: {
                                    /** @enum {string} */
                                    level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                    score: number;
                                } | null;
                                tags: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    color: string;
                                }[];
                                vip: boolean;
                                atRisk: boolean;
                                /** @description 0 to 1 */
                                completeness: number;
                                branchId: string | null;
                                assigneeId: string | null;
                                /** @description both directions */
                                messageCount: number;
                                /** Format: date-time */
                                firstSeenAt: string;
                                lastMessageAt: string | null;
                                /** Format: date-time */
                                updatedAt: string;
                                emails: string[];
                                phones: string[];
                                identities: {
                                    /** @description email, phone, external, or a channel's name */
                                    kind: string;
                                    value: string;
                                    verified: boolean;
                                    /** @description the one of its kind that is shown and written to */
                                    primary: boolean;
                                    /** @description channel, business, person, analysis or import */
                                    linkedBy: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                optOuts: {
                                    scope: string;
                                    source: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                /** @description values by the keys of /v1/custom-fields */
                                customFields: {
                                    [key: string]: string | number;
                                };
                                timeZone: string | null;
                                locks: {
                                    status: boolean;
                                    stage: boolean;
                                    score: boolean;
                                };
                                conversations: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    contactId: string;
                                    channel: string;
                                    /** @description ai or human */
                                    handledBy: string;
                                    assignee: string | null;
                                    verified: boolean;
                                    /** Format: date-time */
                                    firstMessageAt: string;
                                    /** Format: date-time */
                                    lastMessageAt: string;
                                    messageCount: number;
                                }[];
                                /** @description when the contact is looked at again without any message */
                                nextDeadline: string | null;
                                nextDeadlineCause: string | null;
                                pendingFollowUps: number;
                                openReviews: number;
                                /** @description oldest first */
                                stageHistory: {
                                    /** @enum {string} */
                                    stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    from: string;
                                    /** @description null for the present one */
                                    to: string | null;
                                }[];
                                explain: {
                                    status: {
                                        /** @enum {string} */
                                        value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                    stage: {
                                        /** @enum {string} */
                                        value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                    leadScore: {
                                        value: number;
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                        contributions: {
                                            signalId: string;
                                            name: string;
                                            category: string;
                                            /** @description as counted: weight, cap and decay applied */
                                            points: number;
                                            /** Format: date-time */
                                            at: string;
                                            /** Format: uuid */
                                            messageId?: string;
                                        }[];
                                    };
                                    sentiment: {
                                        value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                };
                            };
                            /** @description who stands by itself again */
                            released: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                                /** @description E.164 where it could be read as a number */
                                phone: string | null;
                                company: string | null;
                                /** @enum {string} */
                                source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                                channels: string[];
                                /** @enum {string} */
                                status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** @description 0 to 100 */
                                leadScore: number;
                                /** @enum {string} */
                                leadGrade: "A" | "B" | "C" | "D" | "F";
                                sentiment: {
                                    /** @enum {string} */
                                    level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                    score: number;
                                } | null;
                                tags: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    color: string;
                                }[];
                                vip: boolean;
                                atRisk: boolean;
                                /** @description 0 to 1 */
                                completeness: number;
                                branchId: string | null;
                                assigneeId: string | null;
                                /** @description both directions */
                                messageCount: number;
                                /** Format: date-time */
                                firstSeenAt: string;
                                lastMessageAt: string | null;
                                /** Format: date-time */
                                updatedAt: string;
                                emails: string[];
                                phones: string[];
                                identities: {
                                    /** @description email, phone, external, or a channel's name */
                                    kind: string;
                                    value: string;
                                    verified: boolean;
                                    /** @description the one of its kind that is shown and written to */
                                    primary: boolean;
                                    /** @description channel, business, person, analysis or import */
                                    linkedBy: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                optOuts: {
                                    scope: string;
                                    source: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                /** @description values by the keys of /v1/custom-fields */
                                customFields: {
                                    [key: string]: string | number;
                                };
                                timeZone: string | null;
                                locks: {
                                    status: boolean;
                                    stage: boolean;
                                    score: boolean;
                                };
                                conversations: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    contactId: string;
                                    channel: string;
                                    /** @description ai or human */
                                    handledBy: string;
                                    assignee: string | null;
                                    verified: boolean;
                                    /** Format: date-time */
                                    firstMessageAt: string;
                                    /** Format: date-time */
                                    lastMessageAt: string;
                                    messageCount: number;
                                }[];
                                /** @description when the contact is looked at again without any message */
                                nextDeadline: string | null;
                                nextDeadlineCause: string | null;
                                pendingFollowUps: number;
                                openReviews: number;
                                /** @description oldest first */
                                stageHistory: {
                                    /** @enum {string} */
                                    stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    from: string;
                                    /** @description null for the present one */
                                    to: string | null;
                                }[];
                                explain: {
                                    status: {
                                        /** @enum {string} */
                                        value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                    stage: {
                                        /** @enum {string} */
                                        value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                    leadScore: {
                                        value: number;
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                        contributions: {
                                            signalId: string;
                                            name: string;
                                            category: string;
                                            /** @description as counted: weight, cap and decay applied */
                                            points: number;
                                            /** Format: date-time */
                                            at: string;
                                            /** Format: uuid */
                                            messageId?: string;
                                        }[];
                                    };
                                    sentiment: {
                                        value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            mergeId: string;
                            /** @description who had absorbed the other */
                            contact: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                                /** @description E.164 where it could be read as a number */
                                phone: string | null;
                                company: string | null;
                                /** @enum {string} */
                                source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                                channels: string[];
                                /** @enum {string} */
                                status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** @description 0 to 100 */
                                leadScore: number;
                                /** @enum {string} */
                                leadGrade: "A" | "B" | "C" | "D" | "F";
                                sentiment: {
                                    /** @enum {string} */
                                    level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                    score: number;
                                } | null;
                                tags: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    color: string;
                                }[];
                                vip: boolean;
                                atRisk: boolean;
                                /** @description 0 to 1 */
                                completeness: number;
                                branchId: string | null;
                                assigneeId: string | null;
                                /** @description both directions */
                                messageCount: number;
                                /** Format: date-time */
                                firstSeenAt: string;
                                lastMessageAt: string | null;
                                /** Format: date-time */
                                updatedAt: string;
                                emails: string[];
                                phones: string[];
                                identities: {
                                    /** @description email, phone, external, or a channel's name */
                                    kind: string;
                                    value: string;
                                    verified: boolean;
                                    /** @description the one of its kind that is shown and written to */
                                    primary: boolean;
                                    /** @description channel, business, person, analysis or import */
                                    linkedBy: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                optOuts: {
                                    scope: string;
                                    source: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                /** @description values by the keys of /v1/custom-fields */
                                customFields: {
                                    [key: string]: string | number;
                                };
                                timeZone: string | null;
                                locks: {
                                    status: boolean;
                                    stage: boolean;
                                    score: boolean;
                                };
                                conversations: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    contactId: string;
                                    channel: string;
                                    /** @description ai or human */
                                    handledBy: string;
                                    assignee: string | null;
                                    verified: boolean;
                                    /** Format: date-time */
                                    firstMessageAt: string;
                                    /** Format: date-time */
                                    lastMessageAt: string;
                                    messageCount: number;
                                }[];
                                /** @description when the contact is looked at again without any message */
                                nextDeadline: string | null;
                                nextDeadlineCause: string | null;
                                pendingFollowUps: number;
                                openReviews: number;
                                /** @description oldest first */
                                stageHistory: {
                                    /** @enum {string} */
                                    stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    from: string;
                                    /** @description null for the present one */
                                    to: string | null;
                                }[];
                                explain: {
                                    status: {
                                        /** @enum {string} */
                                        value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                    stage: {
                                        /** @enum {string} */
                                        value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                    leadScore: {
                                        value: number;
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                        contributions: {
                                            signalId: string;
                                            name: string;
                                            category: string;
                                            /** @description as counted: weight, cap and decay applied */
                                            points: number;
                                            /** Format: date-time */
                                            at: string;
                                            /** Format: uuid */
                                            messageId?: string;
                                        }[];
                                    };
                                    sentiment: {
                                        value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                };
                            };
                            /** @description who stands by itself again */
                            released: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                email: string | null;
                                /** @description E.164 where it could be read as a number */
                                phone: string | null;
                                company: string | null;
                                /** @enum {string} */
                                source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                                channels: string[];
                                /** @enum {string} */
                                status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** @description 0 to 100 */
                                leadScore: number;
                                /** @enum {string} */
                                leadGrade: "A" | "B" | "C" | "D" | "F";
                                sentiment: {
                                    /** @enum {string} */
                                    level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                    score: number;
                                } | null;
                                tags: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                    color: string;
                                }[];
                                vip: boolean;
                                atRisk: boolean;
                                /** @description 0 to 1 */
                                completeness: number;
                                branchId: string | null;
                                assigneeId: string | null;
                                /** @description both directions */
                                messageCount: number;
                                /** Format: date-time */
                                firstSeenAt: string;
                                lastMessageAt: string | null;
                                /** Format: date-time */
                                updatedAt: string;
                                emails: string[];
                                phones: string[];
                                identities: {
                                    /** @description email, phone, external, or a channel's name */
                                    kind: string;
                                    value: string;
                                    verified: boolean;
                                    /** @description the one of its kind that is shown and written to */
                                    primary: boolean;
                                    /** @description channel, business, person, analysis or import */
                                    linkedBy: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                optOuts: {
                                    scope: string;
                                    source: string;
                                    /** Format: date-time */
                                    at: string;
                                }[];
                                /** @description values by the keys of /v1/custom-fields */
                                customFields: {
                                    [key: string]: string | number;
                                };
                                timeZone: string | null;
                                locks: {
                                    status: boolean;
                                    stage: boolean;
                                    score: boolean;
                                };
                                conversations: {
                                    /** Format: uuid */
                                    id: string;
                                    /** Format: uuid */
                                    contactId: string;
                                    channel: string;
                                    /** @description ai or human */
                                    handledBy: string;
                                    assignee: string | null;
                                    verified: boolean;
                                    /** Format: date-time */
                                    firstMessageAt: string;
                                    /** Format: date-time */
                                    lastMessageAt: string;
                                    messageCount: number;
                                }[];
                                /** @description when the contact is looked at again without any message */
                                nextDeadline: string | null;
                                nextDeadlineCause: string | null;
                                pendingFollowUps: number;
                                openReviews: number;
                                /** @description oldest first */
                                stageHistory: {
                                    /** @enum {string} */
                                    stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    from: string;
                                    /** @description null for the present one */
                                    to: string | null;
                                }[];
                                explain: {
                                    status: {
                                        /** @enum {string} */
                                        value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                    stage: {
                                        /** @enum {string} */
                                        value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                    leadScore: {
                                        value: number;
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                        contributions: {
                                            signalId: string;
                                            name: string;
                                            category: string;
                                            /** @description as counted: weight, cap and decay applied */
                                            points: number;
                                            /** Format: date-time */
                                            at: string;
                                            /** Format: uuid */
                                            messageId?: string;
                                        }[];
                                    };
                                    sentiment: {
                                        value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                        /** Format: date-time */
                                        since: string;
                                        /** @description 0 to 1 */
                                        confidence: number;
                                        rule: {
                                            id: string;
                                            version: number;
                                        };
                                        reason: string;
                                        evidence: {
                                            /** Format: uuid */
                                            messageId: string;
                                            /** @description a literal part of the message */
                                            quote: string;
                                        }[];
                                    };
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/merge-suggestions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts that are possibly the same person, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    contactId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @description the one first seen, which would survive, and the other */
                                contacts: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string | null;
                                    email: string | null;
                                    /** @description E.164 where it could be read as a number */
                                    phone: string | null;
                                    company: string | null;
                                    /** @enum {string} */
                                    source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                                    channels: string[];
                                    /** @enum {string} */
                                    status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** @enum {string} */
                                    stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** @description 0 to 100 */
                                    leadScore: number;
                                    /** @enum {string} */
                                    leadGrade: "A" | "B" | "C" | "D" | "F";
                                    sentiment: {
                                        /** @enum {string} */
                                        level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                        score: number;
                                    } | null;
                                    tags: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        color: string;
                                    }[];
                                    vip: boolean;
                                    atRisk: boolean;
                                    /** @description 0 to 1 */
                                    completeness: number;
                                    branchId: string | null;
                                    assigneeId: string | null;
                                    /** @description both directions */
                                    messageCount: number;
                                    /** Format: date-time */
                                    firstSeenAt: string;
                                    lastMessageAt: string | null;
                                    /** Format: date-time */
                                    updatedAt: string;
                                }[];
                                reasons: {
                                    /** @enum {string} */
                                    id: "same_email" | "same_phone" | "same_external_id" | "same_channel_id" | "phone_ninth_digit" | "phone_mobile_prefix" | "same_name_and_company" | "similar_email";
                                    text: string;
                                }[];
                                /** Format: date-time */
                                createdAt: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/merge-suggestions/{id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** They are the same person: join them */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                            /**
                             * Format: uuid
                             * @description to undo it by
                             */
                            mergeId: string;
                        };
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string | null;
                            email: string | null;
                            /** @description E.164 where it could be read as a number */
                            phone: string | null;
                            company: string | null;
                            /** @enum {string} */
                            source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                            channels: string[];
                            /** @enum {string} */
                            status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                            /** @enum {string} */
                            stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                            /** @description 0 to 100 */
                            leadScore: number;
                            /** @enum {string} */
                            leadGrade: "A" | "B" | "C" | "D" | "F";
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            tags: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                color: string;
                            }[];
                            vip: boolean;
                            atRisk: boolean;
                            /** @description 0 to 1 */
                            completeness: number;
                            branchId: string | null;
                            assigneeId: string | null;
                            /** @description both directions */
                            messageCount: number;
                            /** Format: date-time */
                            firstSeenAt: string;
                            lastMessageAt: string | null;
                            /** Format: date-time */
                            updatedAt: string;
                            emails: string[];
                            phones: string[];
                            identities: {
                                /** @description email, phone, external, or a channel's name */
                                kind: string;
                                value: string;
                                verified: boolean;
                                /** @description the one of its kind that is shown and written to */
                                primary: boolean;
                                /** @description channel, business, person, analysis or import */
                                linkedBy: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            optOuts: {
                                scope: string;
                                source: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description values by the keys of /v1/custom-fields */
                            customFields: {
                                [key: string]: string | number;
                            };
                            timeZone: string | null;
                            locks: {
                                status: boolean;
                                stage: boolean;
                                score: boolean;
                            };
                            conversations: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                channel: string;
                                /** @description ai or human */
                                handledBy: string;
                                assignee: string | null;
                                verified: boolean;
                                /** Format: date-time */
                                firstMessageAt: string;
                                /** Format: date-time */
                                lastMessageAt: string;
                                messageCount: number;
                            }[];
                            /** @description when the contact is looked at again without any message */
                            nextDeadline: string | null;
                            nextDeadlineCause: string | null;
                            pendingFollowUps: number;
                            openReviews: number;
                            /** @description oldest first */
                            stageHistory: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** Format: date-time */
                                from: string;
                                /** @description null for the present one */
                                to: string | null;
                            }[];
                            explain: {
                                status: {
                                    /** @enum {string} */
                                    value: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                stage: {
                                    /** @enum {string} */
                                    value: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                                leadScore: {
                                    value: number;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                    contributions: {
                                        signalId: string;
                                        name: string;
                                        category: string;
                                        /** @description as counted: weight, cap and decay applied */
                                        points: number;
                                        /** Format: date-time */
                                        at: string;
                                        /** Format: uuid */
                                        messageId?: string;
                                    }[];
                                };
                                sentiment: {
                                    value: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative") | null;
                                    /** Format: date-time */
                                    since: string;
                                    /** @description 0 to 1 */
                                    confidence: number;
                                    rule: {
                                        id: string;
                                        version: number;
                                    };
                                    reason: string;
                                    evidence: {
                                        /** Format: uuid */
                                        messageId: string;
                                        /** @description a literal part of the message */
                                        quote: string;
                                    }[];
                                };
                            };
                            /**
                             * Format: uuid
                             * @description to undo it by
                             */
                            mergeId: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/merge-suggestions/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** They are two: do not ask again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @enum {string} */
                            state: "dismissed";
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Created, updated, merged and deleted contacts, in order */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                kind: "created" | "updated" | "merged" | "deleted";
                                /** Format: uuid */
                                contactId: string;
                                /** @description as it reads now; null for one that was merged or deleted */
                                contact: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string | null;
                                    email: string | null;
                                    /** @description E.164 where it could be read as a number */
                                    phone: string | null;
                                    company: string | null;
                                    /** @enum {string} */
                                    source: "chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import";
                                    channels: string[];
                                    /** @enum {string} */
                                    status: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                                    /** @enum {string} */
                                    stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                    /** @description 0 to 100 */
                                    leadScore: number;
                                    /** @enum {string} */
                                    leadGrade: "A" | "B" | "C" | "D" | "F";
                                    sentiment: {
                                        /** @enum {string} */
                                        level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                        score: number;
                                    } | null;
                                    tags: {
                                        /** Format: uuid */
                                        id: string;
                                        name: string;
                                        color: string;
                                    }[];
                                    vip: boolean;
                                    atRisk: boolean;
                                    /** @description 0 to 1 */
                                    completeness: number;
                                    branchId: string | null;
                                    assigneeId: string | null;
                                    /** @description both directions */
                                    messageCount: number;
                                    /** Format: date-time */
                                    firstSeenAt: string;
                                    lastMessageAt: string | null;
                                    /** Format: date-time */
                                    updatedAt: string;
                                } | null;
                                /** @description of one that was merged, the contact that has all of it now */
                                into: string | null;
                                /** Format: date-time */
                                at: string;
                            }[];
                            /** @description where to read on, now or later; never null */
                            nextCursor: string;
                            /** @description there may be more at once */
                            hasMore: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/contacts/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete, tag, untag or stage many contacts, or put them into a branch
         * @description The contacts are those that the filter finds at this moment. `stage` sets and locks. Up to 10,000 deleted contacts are 404 from the answer on; of more, each from when the job comes to it. Deleting takes the role admin.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        action: "delete";
                        ids?: string[];
                        /** @description the contact list's filters, as JSON; {} is every contact */
                        filter?: {
                            /** @description fragments of name, e-mail or phone, in any order */
                            q?: string;
                            status?: ("new" | "active" | "qualified" | "converted" | "inactive" | "churned")[];
                            source?: ("chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import")[];
                            channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                            stage?: ("inquiry" | "comparing" | "closing" | "in_progress" | "follow_up")[];
                            /** @description id or name */
                            tag?: string[];
                            grade?: ("A" | "B" | "C" | "D" | "F")[];
                            sentiment?: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative")[];
                            branchId?: string[];
                            assigneeId?: string[];
                            vip?: ("true" | "false")[];
                            atRisk?: ("true" | "false")[];
                            optedOut?: ("true" | "false")[];
                            /** @description kind:value, such as whatsapp:16505551234, email:, phone: or external: */
                            identity?: string[];
                            /** @description key:value of a custom field, such as plan:gold; several fields must all hold */
                            field?: string[];
                            /**
                             * Format: date-time
                             * @description from this instant on
                             */
                            firstSeenAfter?: string;
                            /**
                             * Format: date-time
                             * @description before this instant
                             */
                            firstSeenBefore?: string;
                            /** Format: date-time */
                            lastMessageAfter?: string;
                            /** Format: date-time */
                            lastMessageBefore?: string;
                        };
                    } | {
                        /** @enum {string} */
                        action: "tag";
                        tagId: string;
                        ids?: string[];
                        /** @description the contact list's filters, as JSON; {} is every contact */
                        filter?: {
                            /** @description fragments of name, e-mail or phone, in any order */
                            q?: string;
                            status?: ("new" | "active" | "qualified" | "converted" | "inactive" | "churned")[];
                            source?: ("chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import")[];
                            channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                            stage?: ("inquiry" | "comparing" | "closing" | "in_progress" | "follow_up")[];
                            /** @description id or name */
                            tag?: string[];
                            grade?: ("A" | "B" | "C" | "D" | "F")[];
                            sentiment?: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative")[];
                            branchId?: string[];
                            assigneeId?: string[];
                            vip?: ("true" | "false")[];
                            atRisk?: ("true" | "false")[];
                            optedOut?: ("true" | "false")[];
                            /** @description kind:value, such as whatsapp:16505551234, email:, phone: or external: */
                            identity?: string[];
                            /** @description key:value of a custom field, such as plan:gold; several fields must all hold */
                            field?: string[];
                            /**
                             * Format: date-time
                             * @description from this instant on
                             */
                            firstSeenAfter?: string;
                            /**
                             * Format: date-time
                             * @description before this instant
                             */
                            firstSeenBefore?: string;
                            /** Format: date-time */
                            lastMessageAfter?: string;
                            /** Format: date-time */
                            lastMessageBefore?: string;
                        };
                    } | {
                        /** @enum {string} */
                        action: "untag";
                        tagId: string;
                        ids?: string[];
                        /** @description the contact list's filters, as JSON; {} is every contact */
                        filter?: {
                            /** @description fragments of name, e-mail or phone, in any order */
                            q?: string;
                            status?: ("new" | "active" | "qualified" | "converted" | "inactive" | "churned")[];
                            source?: ("chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import")[];
                            channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                            stage?: ("inquiry" | "comparing" | "closing" | "in_progress" | "follow_up")[];
                            /** @description id or name */
                            tag?: string[];
                            grade?: ("A" | "B" | "C" | "D" | "F")[];
                            sentiment?: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative")[];
                            branchId?: string[];
                            assigneeId?: string[];
                            vip?: ("true" | "false")[];
                            atRisk?: ("true" | "false")[];
                            optedOut?: ("true" | "false")[];
                            /** @description kind:value, such as whatsapp:16505551234, email:, phone: or external: */
                            identity?: string[];
                            /** @description key:value of a custom field, such as plan:gold; several fields must all hold */
                            field?: string[];
                            /**
                             * Format: date-time
                             * @description from this instant on
                             */
                            firstSeenAfter?: string;
                            /**
                             * Format: date-time
                             * @description before this instant
                             */
                            firstSeenBefore?: string;
                            /** Format: date-time */
                            lastMessageAfter?: string;
                            /** Format: date-time */
                            lastMessageBefore?: string;
                        };
                    } | {
                        /** @enum {string} */
                        action: "stage";
                        /** @enum {string} */
                        stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                        ids?: string[];
                        /** @description the contact list's filters, as JSON; {} is every contact */
                        filter?: {
                            /** @description fragments of name, e-mail or phone, in any order */
                            q?: string;
                            status?: ("new" | "active" | "qualified" | "converted" | "inactive" | "churned")[];
                            source?: ("chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import")[];
                            channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                            stage?: ("inquiry" | "comparing" | "closing" | "in_progress" | "follow_up")[];
                            /** @description id or name */
                            tag?: string[];
                            grade?: ("A" | "B" | "C" | "D" | "F")[];
                            sentiment?: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative")[];
                            branchId?: string[];
                            assigneeId?: string[];
                            vip?: ("true" | "false")[];
                            atRisk?: ("true" | "false")[];
                            optedOut?: ("true" | "false")[];
                            /** @description kind:value, such as whatsapp:16505551234, email:, phone: or external: */
                            identity?: string[];
                            /** @description key:value of a custom field, such as plan:gold; several fields must all hold */
                            field?: string[];
                            /**
                             * Format: date-time
                             * @description from this instant on
                             */
                            firstSeenAfter?: string;
                            /**
                             * Format: date-time
                             * @description before this instant
                             */
                            firstSeenBefore?: string;
                            /** Format: date-time */
                            lastMessageAfter?: string;
                            /** Format: date-time */
                            lastMessageBefore?: string;
                        };
                    } | {
                        /** @enum {string} */
                        action: "branch";
                        /** @description null takes them out of their branch */
                        branchId: string | null;
                        ids?: string[];
                        /** @description the contact list's filters, as JSON; {} is every contact */
                        filter?: {
                            /** @description fragments of name, e-mail or phone, in any order */
                            q?: string;
                            status?: ("new" | "active" | "qualified" | "converted" | "inactive" | "churned")[];
                            source?: ("chat_widget" | "lead_form" | "manual" | "email" | "messaging" | "import")[];
                            channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                            stage?: ("inquiry" | "comparing" | "closing" | "in_progress" | "follow_up")[];
                            /** @description id or name */
                            tag?: string[];
                            grade?: ("A" | "B" | "C" | "D" | "F")[];
                            sentiment?: ("very_positive" | "positive" | "neutral" | "negative" | "very_negative")[];
                            branchId?: string[];
                            assigneeId?: string[];
                            vip?: ("true" | "false")[];
                            atRisk?: ("true" | "false")[];
                            optedOut?: ("true" | "false")[];
                            /** @description kind:value, such as whatsapp:16505551234, email:, phone: or external: */
                            identity?: string[];
                            /** @description key:value of a custom field, such as plan:gold; several fields must all hold */
                            field?: string[];
                            /**
                             * Format: date-time
                             * @description from this instant on
                             */
                            firstSeenAfter?: string;
                            /**
                             * Format: date-time
                             * @description before this instant
                             */
                            firstSeenBefore?: string;
                            /** Format: date-time */
                            lastMessageAfter?: string;
                            /** Format: date-time */
                            lastMessageBefore?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            job: {
                                /** Format: uuid */
                                id: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a job is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a job before its next contacts
         * @description What is done stays done. A deletion that has begun for a contact is carried through. New settings cannot be half in force: a reclassification is stopped only by changing the settings again.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Job"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a change of the settings would change
         * @description Takes the patch that PATCH /v1/settings would take, stores nothing, and names what would change at this instant. Exact for thresholds, weights, grades and flags.
         */
        post: {
            parameters: {
                query?: {
                    /** @description contacts in `sample`, by id */
                    limit?: number;
                    /** @description judge every contact, also where there are more than 50,000; takes minutes for a million */
                    exact?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description contacts whose row would show something else */
                            changed: number;
                            byChange: {
                                [key: string]: number;
                            };
                            sample: {
                                /** Format: uuid */
                                id: string;
                                name: string | null;
                                changes: {
                                    /** @enum {string} */
                                    what: "status" | "stage" | "leadScore" | "leadGrade" | "sentiment" | "sentimentScore" | "vip" | "atRisk" | "completeness";
                                    before: string | number | boolean | null;
                                    after: string | number | boolean | null;
                                }[];
                            }[];
                            /** @description false when contacts were sampled, or when a signal counts from now on only */
                            exact: boolean;
                            /** @description contacts that have been judged at all */
                            total: number;
                            /** @description contacts that were judged by both settings; the counts are projected from them */
                            judged: number;
                            /** @description signals that count in messages from now on, and in past ones only after POST /v1/settings/reanalyse */
                            fromNowOn: {
                                signalId: string;
                                /** @enum {string} */
                                change: "new" | "changed";
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings/reanalyse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the past again by the settings in force
         * @description Every message that was read by older settings is read again, so that new and changed signals count for the past as well. With a remote model each message costs again what it cost the first time.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            job: {
                                /** Format: uuid */
                                id: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/receipts/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Whether this installation signed a receipt
         * @description Send the `receipt` of a deletion as it was answered. Nothing of it is kept.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            valid: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How a file reads, and what its columns probably are
         * @description The beginning of the file is enough. Nothing of it is kept.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** @description its name in the Encoding Standard; told by the bytes where it is left out */
                        encoding?: string;
                        /**
                         * @description told by the first rows where it is left out
                         * @enum {string}
                         */
                        separator?: "," | ";" | "\t" | "|";
                        /**
                         * Format: binary
                         * @description CSV with a heading
                         */
                        file: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            encoding: string;
                            separator: string;
                            columns: {
                                heading: string;
                                /** @description proposed; null: leave the column out */
                                field: string | null;
                            }[];
                            /** @description what a column can be */
                            fields: string[];
                            /** @description the first rows */
                            rows: string[][];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What became of a file, or of a dry run would become
         * @description Kept for a week.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Import"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}/rejected.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The rows that were not taken, as CSV
         * @description The columns of the file after the number of the line and the reason, so that the rows can be put right and sent again. Cells that a spreadsheet would run as a formula begin with an apostrophe, which an import takes off again.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Import contacts from a CSV file of any size
         * @description Whoever has the email, phone or external id of a row is changed by it, and otherwise a contact is made. With 202 the whole file is kept, and its job takes it in: GET /v1/jobs/{id} says how far it is, GET /v1/imports/{id} what became of the rows. An `Idempotency-Key` does not compare the file.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "multipart/form-data": {
                        /** @description JSON: an array with a field or null for each column in their order, or an object of fields by heading. Fields: name, firstName, lastName, email, phone, company, externalId, timeZone, tags, optedOut, status, stage, customFields.<key>. Where it is left out, what GET … preview proposes. */
                        mapping?: string;
                        /**
                         * @description true: only say what would become of the rows
                         * @default false
                         * @enum {string}
                         */
                        dryRun?: "true" | "false";
                        /**
                         * @description of contacts that are there: take what the file says, or only fill what is not known
                         * @default update
                         * @enum {string}
                         */
                        existing?: "update" | "fill";
                        /**
                         * @description which number of a date comes first where it is not ISO 8601
                         * @default ymd
                         * @enum {string}
                         */
                        dates?: "dmy" | "mdy" | "ymd";
                        /** @description its name in the Encoding Standard; told by the bytes where it is left out */
                        encoding?: string;
                        /**
                         * @description told by the first rows where it is left out
                         * @enum {string}
                         */
                        separator?: "," | ";" | "\t" | "|";
                        /**
                         * Format: binary
                         * @description CSV with a heading
                         */
                        file: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            job: {
                                /** Format: uuid */
                                id: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Follow-ups, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    state?: ("pending" | "approved" | "sent" | "dismissed" | "cancelled" | "failed" | "unconfirmed")[];
                    kind?: ("promise" | "ghosting" | "undecided" | "reminder" | "custom")[];
                    channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                    contactId?: string;
                    dueBefore?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["FollowUp"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a reminder */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        contactId: string;
                        /** Format: date-time */
                        dueAt: string;
                        message?: string | null;
                        note?: string | null;
                        channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email") | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/follow-ups/stats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of follow-ups */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: {
                                total: number;
                                pending: number;
                                approved: number;
                                sent: number;
                                dismissed: number;
                                cancelled: number;
                                failed: number;
                                unconfirmed: number;
                                replied: number;
                                converted: number;
                                no_reply: number;
                                /** @description of those sent whose outcome is known, the share that was answered or converted */
                                replyRate: number | null;
                                conversionRate: number | null;
                            };
                            byKind: {
                                [key: string]: {
                                    total: number;
                                    pending: number;
                                    approved: number;
                                    sent: number;
                                    dismissed: number;
                                    cancelled: number;
                                    failed: number;
                                    unconfirmed: number;
                                    replied: number;
                                    converted: number;
                                    no_reply: number;
                                    /** @description of those sent whose outcome is known, the share that was answered or converted */
                                    replyRate: number | null;
                                    conversionRate: number | null;
                                };
                            };
                            byChannel: {
                                [key: string]: {
                                    total: number;
                                    pending: number;
                                    approved: number;
                                    sent: number;
                                    dismissed: number;
                                    cancelled: number;
                                    failed: number;
                                    unconfirmed: number;
                                    replied: number;
                                    converted: number;
                                    no_reply: number;
                                    /** @description of those sent whose outcome is known, the share that was answered or converted */
                                    replyRate: number | null;
                                    conversionRate: number | null;
                                };
                            };
                            byAttempt: {
                                [key: string]: {
                                    total: number;
                                    pending: number;
                                    approved: number;
                                    sent: number;
                                    dismissed: number;
                                    cancelled: number;
                                    failed: number;
                                    unconfirmed: number;
                                    replied: number;
                                    converted: number;
                                    no_reply: number;
                                    /** @description of those sent whose outcome is known, the share that was answered or converted */
                                    replyRate: number | null;
                                    conversionRate: number | null;
                                };
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/follow-ups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A follow-up */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/follow-ups/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approve */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        message?: string | null;
                        /** @description as read; another one in force is 409 follow_up_changed */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/follow-ups/{id}/edit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        message?: string | null;
                        dueAt?: string | null;
                        channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email") | null;
                        /** @description as read; another one in force is 409 follow_up_changed */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/follow-ups/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Dismiss */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        reason?: string | null;
                        /** @description as read; another one in force is 409 follow_up_changed */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/follow-ups/{id}/snooze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put off */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date-time */
                        until: string;
                        /** @description as read; another one in force is 409 follow_up_changed */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/follow-ups/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a decision back */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description as read; another one in force is 409 follow_up_changed */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/follow-ups/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say whether an unconfirmed one was sent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        sent: boolean;
                        /** @description as read; another one in force is 409 follow_up_changed */
                        version?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["FollowUp"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the console outbox would have sent, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    contactId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** Format: uuid */
                                contactId: string;
                                /** Format: uuid */
                                conversationId: string;
                                channel: string;
                                channelUserId: string;
                                text: string;
                                /** Format: date-time */
                                at: string;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversations that need a person, newest first */
        get: {
            parameters: {
                query: {
                    limit?: number;
                    cursor?: string;
                    state: ("open" | "taken_over" | "resolved" | "dismissed")[];
                    contactId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Review"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Human review: take-over */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Review"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Human review: resolve */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Review"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reviews/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Human review: dismiss */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Review"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Conversations */
        get: {
            parameters: {
                query: {
                    limit?: number;
                    cursor?: string;
                    handledBy?: "ai" | "human";
                    state?: "flagged" | "calm";
                    channel: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Conversation"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A conversation */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Conversation"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answer as a person */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        text: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** Format: uuid */
                            conversationId: string;
                            channel: string;
                            channelMessageId: string;
                            /** @enum {string} */
                            direction: "inbound" | "outbound";
                            /** @enum {string} */
                            author: "contact" | "ai" | "human";
                            /** @description null once deleted on its channel, or expired */
                            text: string | null;
                            /** Format: date-time */
                            sentAt: string;
                            editedAt: string | null;
                            deletedAt: string | null;
                            /** @description when its text and files were removed, as privacy.retention says */
                            expiredAt: string | null;
                            sentiment: {
                                /** @enum {string} */
                                level: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                                score: number;
                            } | null;
                            source: string;
                            attachments: unknown[];
                            /** @description {state, at, error}, or null */
                            delivery: unknown;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/take-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person answers from here on, and the AI is to be silent */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Conversation"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/conversations/{id}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Back to the AI */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Conversation"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The settings in force */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            locale: {
                                country: string;
                                timeZone: string;
                                languages: string[];
                            };
                            identity: {
                                /** @enum {string} */
                                autoLink: "claimed" | "verified";
                            };
                            status: {
                                inactiveAfter: string;
                                churnedAfter: string;
                                activeMinMessages: number;
                                activeWithin: string;
                                intentWindow: string;
                                qualifiedMinScore: number;
                            };
                            sentiment: {
                                halfLifeMessages: number;
                            };
                            leadScoring: {
                                signals: {
                                    id: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "ai" | "keyword" | "action" | "manual";
                                    category: string;
                                    points: number;
                                    /** @default  */
                                    description: string;
                                    /** @default [] */
                                    keywords: string[];
                                    /** @default null */
                                    action: string | null;
                                    /** @default null */
                                    maxCount: number | null;
                                    /** @default null */
                                    halfLife: string | null;
                                    /** @default true */
                                    enabled: boolean;
                                }[];
                                weights: {
                                    [key: string]: number;
                                };
                                grades: {
                                    A: number;
                                    B: number;
                                    C: number;
                                    D: number;
                                };
                            };
                            flags: {
                                vip: {
                                    /** @enum {string} */
                                    minGrade: "A" | "B" | "C" | "D" | "F";
                                    converted: boolean;
                                };
                                atRisk: {
                                    sentimentBelow: number;
                                    churnWithin: string;
                                };
                            };
                            completeness: ("name" | "email" | "phone" | "company" | "timeZone")[];
                            followUps: {
                                auto: boolean;
                                stopped: boolean;
                                triggers: {
                                    promise: {
                                        /** @enum {string} */
                                        mode: "off" | "approval" | "auto";
                                    };
                                    ghosting: {
                                        /** @enum {string} */
                                        mode: "off" | "approval" | "auto";
                                        after: string;
                                    };
                                    undecided: {
                                        /** @enum {string} */
                                        mode: "off" | "approval" | "auto";
                                        after: string;
                                    };
                                };
                                custom: {
                                    id: string;
                                    name: string;
                                    /**
                                     * @default approval
                                     * @enum {string}
                                     */
                                    mode: "off" | "approval" | "auto";
                                    when: {
                                        stage?: ("inquiry" | "comparing" | "closing" | "in_progress" | "follow_up")[];
                                        status?: ("new" | "active" | "qualified" | "converted" | "inactive" | "churned")[];
                                        grade?: ("A" | "B" | "C" | "D" | "F")[];
                                        tag?: string[];
                                        channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                                        keywords?: string[];
                                        silentFor?: string;
                                        inStageFor?: string;
                                        date?: {
                                            field: string;
                                            /** @default P0D */
                                            before: string;
                                            /** @default false */
                                            yearly: boolean;
                                        };
                                    };
                                    /** @default  */
                                    message: string;
                                }[];
                                maxAttempts: number;
                                gap: string;
                                expireAfter: string;
                                undoWindow: string;
                                caps: {
                                    perContactPerWeek: number;
                                    perHour: number;
                                };
                                /** @default null */
                                quietHours: {
                                    start: string;
                                    end: string;
                                } | null;
                                channels: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                            };
                            review: {
                                frustration: boolean;
                                complex: boolean;
                                highValue: {
                                    enabled: boolean;
                                    /** @enum {string} */
                                    minGrade: "A" | "B" | "C" | "D" | "F";
                                };
                                rules: {
                                    id: string;
                                    name: string;
                                    /** @default [] */
                                    intents: string[];
                                    /** @default [] */
                                    keywords: string[];
                                }[];
                            };
                            notifications: {
                                email: {
                                    /** @default [] */
                                    to: string[];
                                    /** @default true */
                                    reviews: boolean;
                                    /**
                                     * @default digest
                                     * @enum {string}
                                     */
                                    followUps: "digest" | "each" | "off";
                                    /** @default true */
                                    names: boolean;
                                };
                            };
                            privacy: {
                                /** @default null */
                                retention: string | null;
                                modelSeesText: boolean;
                            };
                            businessProfile: {
                                /** @enum {string} */
                                type: "generic" | "appointments" | "reservations" | "products" | "delivery" | "services" | "real_estate" | "education" | "automotive" | "travel";
                                description: string;
                                characteristics: string[];
                                /**
                                 * @default friendly
                                 * @enum {string}
                                 */
                                tone: "friendly" | "formal";
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change settings by a JSON merge patch
         * @description Messages accepted afterwards follow the new settings at once; all contacts are then classed anew by a job, whose id is in the header rapport-job.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            locale: {
                                country: string;
                                timeZone: string;
                                languages: string[];
                            };
                            identity: {
                                /** @enum {string} */
                                autoLink: "claimed" | "verified";
                            };
                            status: {
                                inactiveAfter: string;
                                churnedAfter: string;
                                activeMinMessages: number;
                                activeWithin: string;
                                intentWindow: string;
                                qualifiedMinScore: number;
                            };
                            sentiment: {
                                halfLifeMessages: number;
                            };
                            leadScoring: {
                                signals: {
                                    id: string;
                                    name: string;
                                    /** @enum {string} */
                                    kind: "ai" | "keyword" | "action" | "manual";
                                    category: string;
                                    points: number;
                                    /** @default  */
                                    description: string;
                                    /** @default [] */
                                    keywords: string[];
                                    /** @default null */
                                    action: string | null;
                                    /** @default null */
                                    maxCount: number | null;
                                    /** @default null */
                                    halfLife: string | null;
                                    /** @default true */
                                    enabled: boolean;
                                }[];
                                weights: {
                                    [key: string]: number;
                                };
                                grades: {
                                    A: number;
                                    B: number;
                                    C: number;
                                    D: number;
                                };
                            };
                            flags: {
                                vip: {
                                    /** @enum {string} */
                                    minGrade: "A" | "B" | "C" | "D" | "F";
                                    converted: boolean;
                                };
                                atRisk: {
                                    sentimentBelow: number;
                                    churnWithin: string;
                                };
                            };
                            completeness: ("name" | "email" | "phone" | "company" | "timeZone")[];
                            followUps: {
                                auto: boolean;
                                stopped: boolean;
                                triggers: {
                                    promise: {
                                        /** @enum {string} */
                                        mode: "off" | "approval" | "auto";
                                    };
                                    ghosting: {
                                        /** @enum {string} */
                                        mode: "off" | "approval" | "auto";
                                        after: string;
                                    };
                                    undecided: {
                                        /** @enum {string} */
                                        mode: "off" | "approval" | "auto";
                                        after: string;
                                    };
                                };
                                custom: {
                                    id: string;
                                    name: string;
                                    /**
                                     * @default approval
                                     * @enum {string}
                                     */
                                    mode: "off" | "approval" | "auto";
                                    when: {
                                        stage?: ("inquiry" | "comparing" | "closing" | "in_progress" | "follow_up")[];
                                        status?: ("new" | "active" | "qualified" | "converted" | "inactive" | "churned")[];
                                        grade?: ("A" | "B" | "C" | "D" | "F")[];
                                        tag?: string[];
                                        channel?: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                                        keywords?: string[];
                                        silentFor?: string;
                                        inStageFor?: string;
                                        date?: {
                                            field: string;
                                            /** @default P0D */
                                            before: string;
                                            /** @default false */
                                            yearly: boolean;
                                        };
                                    };
                                    /** @default  */
                                    message: string;
                                }[];
                                maxAttempts: number;
                                gap: string;
                                expireAfter: string;
                                undoWindow: string;
                                caps: {
                                    perContactPerWeek: number;
                                    perHour: number;
                                };
                                /** @default null */
                                quietHours: {
                                    start: string;
                                    end: string;
                                } | null;
                                channels: ("facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email")[];
                            };
                            review: {
                                frustration: boolean;
                                complex: boolean;
                                highValue: {
                                    enabled: boolean;
                                    /** @enum {string} */
                                    minGrade: "A" | "B" | "C" | "D" | "F";
                                };
                                rules: {
                                    id: string;
                                    name: string;
                                    /** @default [] */
                                    intents: string[];
                                    /** @default [] */
                                    keywords: string[];
                                }[];
                            };
                            notifications: {
                                email: {
                                    /** @default [] */
                                    to: string[];
                                    /** @default true */
                                    reviews: boolean;
                                    /**
                                     * @default digest
                                     * @enum {string}
                                     */
                                    followUps: "digest" | "each" | "off";
                                    /** @default true */
                                    names: boolean;
                                };
                            };
                            privacy: {
                                /** @default null */
                                retention: string | null;
                                modelSeesText: boolean;
                            };
                            businessProfile: {
                                /** @enum {string} */
                                type: "generic" | "appointments" | "reservations" | "products" | "delivery" | "services" | "real_estate" | "education" | "automotive" | "travel";
                                description: string;
                                characteristics: string[];
                                /**
                                 * @default friendly
                                 * @enum {string}
                                 */
                                tone: "friendly" | "formal";
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/business-profile/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What there is for each kind of business */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** @enum {string} */
                                key: "generic" | "appointments" | "reservations" | "products" | "delivery" | "services" | "real_estate" | "education" | "automotive" | "travel";
                                name: string;
                                description: string;
                                cues: string[];
                                characteristics: {
                                    key: string;
                                    label: string;
                                    icon: string;
                                }[];
                                signals: {
                                    [key: string]: unknown;
                                }[];
                                stageCues: {
                                    [key: string]: string[];
                                };
                                followUpPresets: {
                                    [key: string]: unknown;
                                }[];
                                reviewRules: {
                                    [key: string]: unknown;
                                }[];
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/business-profile/detect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What kind of business this is
         * @description Read from the description, sent or as it stands in the settings, and from the latest conversations.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        description?: string;
                    } | null;
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            type: "generic" | "appointments" | "reservations" | "products" | "delivery" | "services" | "real_estate" | "education" | "automotive" | "travel";
                            /** @description 0 to 1 */
                            confidence: number;
                            /** @description By words alone */
                            matches: {
                                /** @enum {string} */
                                type: "generic" | "appointments" | "reservations" | "products" | "delivery" | "services" | "real_estate" | "education" | "automotive" | "travel";
                                name: string;
                                cues: string[];
                            }[];
                            /** @description To take over and edit; null where none was written */
                            description: string | null;
                            /** @description Keys of the type’s characteristics: those shown, or those usual for it */
                            characteristics: string[];
                            /**
                             * @description Who said the type: words of the templates, or the model
                             * @enum {string}
                             */
                            provider: "local" | "openai";
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/workspaces": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a workspace with its admin key */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @description shown this once */
                            adminKey: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Valid keys */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                name: string;
                                /** @enum {string} */
                                role: "viewer" | "agent" | "admin";
                                prefix: string;
                                /** Format: date-time */
                                createdAt: string;
                                lastUsedAt: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a key */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        /** @enum {string} */
                        role: "viewer" | "agent" | "admin";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @enum {string} */
                            role: "viewer" | "agent" | "admin";
                            prefix: string;
                            /** Format: date-time */
                            createdAt: string;
                            lastUsedAt: string | null;
                            /** @description shown this once */
                            key: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/api-keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a key */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go to another workspace one is in
         * @description Ends this session and sets the cookie of a new one, which is over when this one would have been.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        workspaceId: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Session"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set a new password
         * @description All other sessions of the person end.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        currentPassword: string;
                        newPassword: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one is signed in
         * @description Of all workspaces; empty for an API key.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                current: boolean;
                                workspace: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string;
                                };
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastSeenAt: string;
                                /** Format: date-time */
                                expiresAt: string;
                                userAgent: string | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /**
         * Sign out everywhere
         * @description Here as well.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one’s sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The people of the workspace */
        get: {
            parameters: {
                query?: {
                    /** @description true: also those whom timelines still name */
                    removed?: "true" | "false";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["User"][];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Invite somebody */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        email: string;
                        name: string;
                        /** @enum {string} */
                        role: "viewer" | "agent" | "admin";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            name: string;
                            /** @description null once removed */
                            email: string | null;
                            /** @enum {string} */
                            role: "viewer" | "agent" | "admin";
                            /** @enum {string} */
                            state: "invited" | "active" | "removed";
                            /** Format: date-time */
                            invitedAt: string;
                            joinedAt: string | null;
                            lastSeenAt: string | null;
                            /** @description shown this once, to be handed to that person */
                            inviteUrl: string;
                            /** Format: date-time */
                            inviteExpiresAt: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}/link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A new one-time link for somebody
         * @description An invitation where it has not been taken up, else one to set a new password.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description shown this once; links made for the user before are void */
                            url: string;
                            /** @enum {string} */
                            purpose: "invite" | "reset";
                            /** Format: date-time */
                            expiresAt: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove somebody
         * @description Their sessions end at once and their e-mail is forgotten; the name stays where timelines say it.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /**
         * Change a name or role
         * @description Holds from that person’s next request on.
         */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @enum {string} */
                        role?: "viewer" | "agent" | "admin";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["User"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Shared views and one’s own, in their order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["View"][];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Save a view */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        query: {
                            [key: string]: string | string[];
                        };
                        /**
                         * @description what an API key makes is always shared
                         * @default false
                         */
                        shared?: boolean;
                        /** @description at the end where it is left out */
                        position?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a view */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a view */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        query?: {
                            [key: string]: string | string[];
                        };
                        shared?: boolean;
                        position?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["View"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/custom-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The fields, in their order */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["CustomField"][];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a field */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description names the field in customFields; fixed */
                        key: string;
                        name: string;
                        /**
                         * @description fixed
                         * @enum {string}
                         */
                        kind: "text" | "number" | "date" | "choice";
                        options?: string[];
                        position?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomField"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/custom-fields/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a field
         * @description No contact shows its values any more; they are taken off the rows within the next minutes.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename or move a field, or change the options of a choice */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @description a value that is no option any more stays until it is set anew */
                        options?: string[];
                        position?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CustomField"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All branches, by name */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Branch"][];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Make a branch */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Branch"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/branches/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a branch
         * @description Its contacts stay, and are of no branch then; of a very large one some are so within the next minutes.
         */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename a branch */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Branch"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether sample data is loaded */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @description this installation has some to load */
                            available: boolean;
                            tagId: string | null;
                            contacts: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Load sample data
         * @description Some bundled conversations, sent as channels would send them. Their contacts are marked by a tag, and `DELETE` removes them.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            tagId: string;
                            contacts: number;
                            messages: number;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Delete the sample contacts */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            job: {
                                /** Format: uuid */
                                id: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit-log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who did what, newest first */
        get: {
            parameters: {
                query?: {
                    limit?: number;
                    cursor?: string;
                    /** @description key:<id>, user:<id> or system */
                    actor?: string;
                    action?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                id: string;
                                /** Format: date-time */
                                at: string;
                                actor: string;
                                action: string;
                                subject: {
                                    kind: string;
                                    id: string | null;
                                };
                                /** @description names of what changed, never values */
                                fields: string[];
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens in the workspace, as it happens (server-sent events)
         * @description Each event has the ids and new values of one thing, and an id to read on from (`Last-Event-ID`). The first is `ready`; `reset` asks the client to read everything again; `closing` says why the server ends the stream.
         */
        get: {
            parameters: {
                query: {
                    /** @description only events of these types; all of them where it is left out */
                    type: ("contact.updated" | "contact.deleted" | "contact.merged" | "contact.unmerged" | "message.received" | "message.changed" | "follow_up.changed" | "review.changed" | "conversation.changed" | "job.progress")[];
                    /** @description as the header Last-Event-ID, for clients that cannot set it */
                    lastEventId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description text/event-stream */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove an endpoint */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change an endpoint */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description https, and no address of a private network */
                        url?: string;
                        events?: ("*" | "contact.updated" | "contact.deleted" | "contact.merged" | "contact.unmerged" | "message.received" | "message.changed" | "follow_up.changed" | "review.changed" | "conversation.changed" | "job.progress")[];
                        /** @enum {string} */
                        state?: "active" | "disabled";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Webhook"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Deliveries of an endpoint, the newest first */
        get: {
            parameters: {
                query: {
                    limit?: number;
                    cursor?: string;
                    state: ("queued" | "delivered" | "dead")[];
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["WebhookDelivery"][];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/deliveries/{deliveryId}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send it again, under its old id */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    deliveryId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookDelivery"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a test event */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["WebhookDelivery"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Endpoints */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Webhook"][];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Add an endpoint */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description https, and no address of a private network */
                        url: string;
                        events: ("*" | "contact.updated" | "contact.deleted" | "contact.merged" | "contact.unmerged" | "message.received" | "message.changed" | "follow_up.changed" | "review.changed" | "conversation.changed" | "job.progress")[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            url: string;
                            events: string[];
                            /**
                             * @description attention: failing for a day, and still tried; disabled: by a person, or because it answered 410
                             * @enum {string}
                             */
                            state: "active" | "attention" | "disabled";
                            failingSince: string | null;
                            lastError: string | null;
                            /** @description to the minute */
                            lastDeliveredAt: string | null;
                            /** Format: date-time */
                            createdAt: string;
                            /** @description for verifying signatures; shown this once */
                            secret: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Contacts over time by status and stage, and how far they have come */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    /** @description what one point of a chart is; by the length of the period where it is left out */
                    step?: "day" | "week" | "month";
                    channel?: "facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email";
                    /** @description of contacts that are of this branch now */
                    branchId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            period: {
                                /** Format: date-time */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description the first instant after the period
                                 */
                                to: string;
                                timeZone: string;
                                /** @enum {string} */
                                step: "day" | "week" | "month";
                            };
                            total: number;
                            points: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** @description contacts first seen in this time */
                                total: number;
                                /** @description by the status that they have now */
                                status: {
                                    [key: string]: number;
                                };
                                /** @description by the stage that they are in now */
                                stage: {
                                    [key: string]: number;
                                };
                                /** @description how many contacts stood where at the end of this time, or now; as it was recorded then, so that contacts deleted since count. Null where nothing was recorded */
                                stood: {
                                    total: number;
                                    status: {
                                        [key: string]: number;
                                    };
                                    stage: {
                                        [key: string]: number;
                                    };
                                } | null;
                            }[];
                            /** @description how far those first seen in the period have come */
                            funnel: {
                                /** @enum {string} */
                                stage: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                                /** @description now in this stage or a later one */
                                contacts: number;
                                /** @description share of the stage before; null for the first, and where that is 0 */
                                conversion: number | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/sentiment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sentiment of contacts’ messages over time */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    /** @description what one point of a chart is; by the length of the period where it is left out */
                    step?: "day" | "week" | "month";
                    channel?: "facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email";
                    /** @description of contacts that are of this branch now */
                    branchId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            period: {
                                /** Format: date-time */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description the first instant after the period
                                 */
                                to: string;
                                timeZone: string;
                                /** @enum {string} */
                                step: "day" | "week" | "month";
                            };
                            points: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** @description messages of contacts that have a score */
                                messages: number;
                                /** @description their mean, -1 to 1 */
                                score: number | null;
                                level: {
                                    [key: string]: number;
                                };
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/responses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long contacts waited for an answer */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    /** @description what one point of a chart is; by the length of the period where it is left out */
                    step?: "day" | "week" | "month";
                    channel?: "facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email";
                    /** @description of contacts that are of this branch now */
                    branchId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            period: {
                                /** Format: date-time */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description the first instant after the period
                                 */
                                to: string;
                                timeZone: string;
                                /** @enum {string} */
                                step: "day" | "week" | "month";
                            };
                            total: {
                                /** @description first messages to a contact after theirs */
                                answers: number;
                                /** @description from their first unanswered message */
                                medianSeconds: number | null;
                                within5Minutes: number;
                                withinHour: number;
                            };
                            author: {
                                ai: {
                                    /** @description first messages to a contact after theirs */
                                    answers: number;
                                    /** @description from their first unanswered message */
                                    medianSeconds: number | null;
                                    within5Minutes: number;
                                    withinHour: number;
                                };
                                human: {
                                    /** @description first messages to a contact after theirs */
                                    answers: number;
                                    /** @description from their first unanswered message */
                                    medianSeconds: number | null;
                                    within5Minutes: number;
                                    withinHour: number;
                                };
                            };
                            points: {
                                /** Format: date-time */
                                from: string;
                                /** Format: date-time */
                                to: string;
                                /** @description first messages to a contact after theirs */
                                answers: number;
                                /** @description from their first unanswered message */
                                medianSeconds: number | null;
                                within5Minutes: number;
                                withinHour: number;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/follow-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of follow-ups, by trigger and channel */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    /** @description what one point of a chart is; by the length of the period where it is left out */
                    step?: "day" | "week" | "month";
                    channel?: "facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email";
                    /** @description of contacts that are of this branch now */
                    branchId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            period: {
                                /** Format: date-time */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description the first instant after the period
                                 */
                                to: string;
                                timeZone: string;
                                /** @enum {string} */
                                step: "day" | "week" | "month";
                            };
                            total: {
                                sent: number;
                                replied: number;
                                converted: number;
                                noReply: number;
                                /** @description nothing has come of them yet */
                                open: number;
                            };
                            rows: {
                                sent: number;
                                replied: number;
                                converted: number;
                                noReply: number;
                                /** @description nothing has come of them yet */
                                open: number;
                                /** @enum {string} */
                                kind: "promise" | "ghosting" | "undecided" | "reminder" | "custom";
                                /** @enum {string} */
                                channel: "facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email";
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/model-use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What reading messages took, by model */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    /** @description what one point of a chart is; by the length of the period where it is left out */
                    step?: "day" | "week" | "month";
                    channel?: "facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email";
                    /** @description of contacts that are of this branch now */
                    branchId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            period: {
                                /** Format: date-time */
                                from: string;
                                /**
                                 * Format: date-time
                                 * @description the first instant after the period
                                 */
                                to: string;
                                timeZone: string;
                                /** @enum {string} */
                                step: "day" | "week" | "month";
                            };
                            rows: {
                                provider: string;
                                model: string;
                                messages: number;
                                inputTokens: number;
                                outputTokens: number;
                                /** @description null where nothing is charged, or the price is not known */
                                costUsd: number | null;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/analytics/contacts-behind": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The contacts behind a number
         * @description Those of the contacts chart are found by the contact list itself: firstSeenAfter, firstSeenBefore, status, stage.
         */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    channel?: "facebook" | "instagram" | "whatsapp" | "telegram" | "web" | "google_business" | "email";
                    /** @description of contacts that are of this branch now */
                    branchId?: string;
                    limit?: number;
                    cursor?: string;
                    chart?: "sentiment" | "responses" | "follow-ups" | "standing";
                    level?: "very_positive" | "positive" | "neutral" | "negative" | "very_negative";
                    author?: "ai" | "human";
                    kind?: "promise" | "ghosting" | "undecided" | "reminder" | "custom";
                    outcome?: "replied" | "converted" | "no_reply" | "open";
                    /** @description for `standing`: the status at the end of the period */
                    status?: "new" | "active" | "qualified" | "converted" | "inactive" | "churned";
                    /** @description for `standing`: the stage at the end of the period */
                    stage?: "inquiry" | "comparing" | "closing" | "in_progress" | "follow_up";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                contact: {
                                    /** Format: uuid */
                                    id: string;
                                    name: string | null;
                                };
                                /** @description how many of the number are this contact’s */
                                count: number;
                            }[];
                            nextCursor: string | null;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A connection */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        /** Remove a connection and its secrets */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        options?: never;
        head?: never;
        /** Change a connection */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name?: string;
                        /** @description as its kind takes them (docs/channels.md); they never come out again */
                        credentials?: {
                            [key: string]: unknown;
                        };
                        /** @description what is no secret, as its kind takes it */
                        options?: {
                            [key: string]: unknown;
                        };
                        /** @description whoever writes by it, and is of no branch yet, is of this one; null for none */
                        branchId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        trace?: never;
    };
    "/v1/channels/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came by it and was not understood, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["KeptEvent"][];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the provider whether the account can be used */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send nothing by it for now; what customers write still comes in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send by it again */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Connections */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: components["schemas"]["Channel"][];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Connect an account
         * @description An account that the workspace had connected before gets the new credentials under its old id.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        kind: string;
                        name: string;
                        /**
                         * @description as its kind takes them (docs/channels.md); they never come out again
                         * @default {}
                         */
                        credentials?: {
                            [key: string]: unknown;
                        };
                        /** @description what is no secret, as its kind takes it */
                        options?: {
                            [key: string]: unknown;
                        };
                        /** @description whoever writes by it, and is of no branch yet, is of this one; null for none */
                        branchId?: string | null;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Channel"];
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{connection}/config": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the widget looks and speaks */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    connection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            title: string;
                            greeting: string | null;
                            color: string;
                            /** @enum {string} */
                            position: "left" | "right";
                            /** @enum {string} */
                            leadForm: "off" | "offer" | "before";
                            longestText: number;
                            texts: {
                                launcher: string;
                                close: string;
                                conversation: string;
                                placeholder: string;
                                send: string;
                                you: string;
                                assistant: string;
                                team: string;
                                newMessages: string;
                                sending: string;
                                failed: string;
                                retry: string;
                                tooFast: string;
                                offline: string;
                                attachment: string;
                                leaveDetails: string;
                                detailsTitle: string;
                                name: string;
                                email: string;
                                phone: string;
                                message: string;
                                submit: string;
                                cancel: string;
                                detailsNeeded: string;
                            };
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{connection}/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a visitor’s session, or go on with one
         * @description With the token of an earlier visit as bearer token the same visitor goes on; 401 when it is over.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    connection: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @description the business’s own id of who is signed in */
                        userId?: string;
                        /** @description HMAC-SHA256 of userId under the identitySecret, in hex */
                        userHash?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            token: string;
                            /** @description whether userHash proves userId */
                            proven: boolean;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{connection}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The visitor’s own conversation, oldest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    connection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            items: {
                                /** Format: uuid */
                                id: string;
                                /** @description the messageId that the browser gave it */
                                clientId: string | null;
                                /** @enum {string} */
                                from: "visitor" | "assistant" | "team";
                                text: string;
                                attachments: {
                                    url: string;
                                    name: string | null;
                                }[];
                                /** Format: date-time */
                                sentAt: string;
                            }[];
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Write as a visitor */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    connection: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * Format: uuid
                         * @description made by the browser; sent again under the same id it is the same message
                         */
                        messageId: string;
                        text: string;
                        pageUrl?: string;
                        /** @description what the visitor typed, or the page says without proof */
                        contact?: {
                            name?: string;
                            email?: string;
                            phone?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: uuid */
                            id: string;
                            /** @description the messageId that the browser gave it */
                            clientId: string | null;
                            /** @enum {string} */
                            from: "visitor" | "assistant" | "team";
                            text: string;
                            attachments: {
                                url: string;
                                name: string | null;
                            }[];
                            /** Format: date-time */
                            sentAt: string;
                        };
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/widget/{connection}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The visitor’s own conversation as it goes on (server-sent events)
         * @description `ready` first: read the conversation then, and nothing is missed. `message` has one that is new or has changed; `gone` the id of one that is not to be seen any more.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    connection: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description text/event-stream */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": string;
                    };
                };
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        ProblemInput: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            requestId: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
        BranchInput: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
        };
        ChannelInput: {
            /** Format: uuid */
            id: string;
            kind: string;
            name: string;
            /**
             * @description attention: see fault; paused: nothing goes out, what customers write still comes in (of a mailbox: once it is resumed)
             * @enum {string}
             */
            state: "active" | "attention" | "paused";
            /** @description what the provider is to be told; ends in /webhooks/{kind}/{id} */
            webhookUrl: string;
            /** @description the provider's own id of the account */
            account: string | null;
            options: {
                [key: string]: unknown;
            };
            /** @description what holds of the options that are left out */
            usual: {
                [key: string]: unknown;
            };
            branchId: string | null;
            /** @description code: unreachable (still sends), credentials, permission or restricted (cannot send) */
            fault: {
                code: string;
                detail: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** @description of a mailbox that is read: what came before is not taken in; null before the first look, and for all others */
            watchedSince: string | null;
            /** @description of an account that is read, to which nothing is posted; null for all others */
            watch: {
                /** @description how often it is looked at, as an ISO 8601 duration */
                every: string;
                /** @description a worker is at it now */
                underWay: boolean;
                /** @description when the next worker tries, where none is at it; null also while it is paused */
                nextAt: string | null;
            } | null;
            /** @description to the minute */
            lastEventAt: string | null;
            notUnderstood: {
                type: string;
                count: number;
                /** Format: date-time */
                lastAt: string;
            }[];
            /** Format: date-time */
            createdAt: string;
        };
        KeptEventInput: {
            /** Format: uuid */
            id: string;
            type: string;
            /** @description the event as it came, cut off where it is long */
            body: string;
            /** Format: date-time */
            receivedAt: string;
        };
        CustomFieldInput: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            /** @enum {string} */
            kind: "text" | "number" | "date" | "choice";
            /** @description of kind choice; else empty */
            options: string[];
            position: number;
            /** Format: date-time */
            createdAt: string;
        };
        FollowUpInput: {
            /** Format: uuid */
            id: string;
            contact: {
                /** Format: uuid */
                id: string;
                name: string | null;
            };
            conversationId: string | null;
            /** @enum {string} */
            kind: "promise" | "ghosting" | "undecided" | "reminder" | "custom";
            ruleId: string | null;
            /** @enum {string} */
            state: "pending" | "approved" | "sent" | "dismissed" | "cancelled" | "failed" | "unconfirmed";
            why: string;
            evidence: {
                /** Format: uuid */
                messageId: string;
                /** @description a literal part of the message */
                quote: string;
            }[];
            suggestedMessage: string;
            /** @description what a person wrote instead of the suggestion */
            message: string | null;
            note: string | null;
            channel: string;
            /** Format: date-time */
            dueAt: string;
            attempt: number;
            maxAttempts: number;
            gate: {
                open: boolean;
                reasons: ("not_approved" | "not_due" | "opted_out" | "taken_over" | "answered" | "quiet_hours" | "attempts" | "cap" | "channel_window" | "not_connected" | "stopped")[];
                /** @description when time alone has opened what time can open */
                opensAt: string | null;
            };
            outcome: ("replied" | "converted" | "no_reply") | null;
            sentAt: string | null;
            decidedBy: string | null;
            decidedAt: string | null;
            reason: string | null;
            /** @description taken, and not carried out yet */
            pendingDecision: {
                decision: string;
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            version: number;
        };
        ConversationInput: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            contactId: string;
            contactName: string | null;
            channel: string;
            /**
             * @description while it is human, the AI agent is to be silent
             * @enum {string}
             */
            handledBy: "ai" | "human";
            assignee: string | null;
            verified: boolean;
            /**
             * @description flagged: a review of it waits for a person
             * @enum {string}
             */
            state: "flagged" | "calm";
            openReviews: number;
            /** Format: date-time */
            firstMessageAt: string;
            /** Format: date-time */
            lastMessageAt: string;
            messageCount: number;
            lastMessage: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                author: "contact" | "ai" | "human";
                /** @description its first 200 characters; empty where it has no text */
                text: string;
            } | null;
        };
        ReviewInput: {
            /** Format: uuid */
            id: string;
            contact: {
                /** Format: uuid */
                id: string;
                name: string | null;
            };
            /** Format: uuid */
            conversationId: string;
            /** @enum {string} */
            reason: "frustration" | "complex" | "rule" | "high_value";
            ruleId: string | null;
            why: string;
            evidence: {
                /** Format: uuid */
                messageId: string;
                /** @description a literal part of the message */
                quote: string;
            }[];
            /** @enum {string} */
            state: "open" | "taken_over" | "resolved" | "dismissed";
            assignee: string | null;
            /** Format: date-time */
            createdAt: string;
            closedAt: string | null;
        };
        ImportInput: {
            /**
             * Format: uuid
             * @description also of its job
             */
            id: string;
            /** @enum {string} */
            state: "running" | "done" | "failed" | "cancelled";
            dryRun: boolean;
            fileName: string | null;
            header: string[];
            mapping: (string | null)[];
            /** @description rows in the file */
            total: number;
            created: number;
            updated: number;
            unchanged: number;
            rejected: number;
            reasons: {
                code: string;
                meaning: string;
                count: number;
            }[];
            /** @description of a dry run the first rows, and the first that were rejected */
            sample: {
                line: number;
                /** @enum {string} */
                outcome: "created" | "updated" | "unchanged" | "rejected";
                reason: string | null;
                field: string | null;
                changes: string[];
                cells: string[];
            }[];
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        JobInput: {
            /** Format: uuid */
            id: string;
            /** @description delete, tag, untag, stage, branch, reclassify, reanalyse or import */
            kind: string;
            /** @enum {string} */
            state: "running" | "done" | "failed" | "cancelled";
            /** @description contacts it is about, or rows of a file; 0 until they have been counted */
            total: number;
            done: number;
            /** @description contacts that were gone, or could not be changed any more; rows that were not taken */
            failed: number;
            /** @description what a deletion removed, signed; what an import made; or the version that overtook a reclassification */
            receipt?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        SessionInput: {
            /** @description null when an API key asks */
            user: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
            } | null;
            /** @description as in timelines and the audit log: user:<id> or key:<id> */
            actor: string;
            /** @enum {string} */
            role: "viewer" | "agent" | "admin";
            capabilities: ("read" | "decide" | "edit" | "settings" | "delete" | "keys" | "users")[];
            workspace: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description all workspaces this person is in */
            workspaces: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @enum {string} */
                role: "viewer" | "agent" | "admin";
            }[];
            locale: {
                country: string;
                timeZone: string;
                languages: string[];
            };
            /** @description of the list of workflows; add /contact%2F<workspaceId>%2F<contactId> for a contact's own */
            temporalUiUrl: string | null;
            expiresAt: string | null;
        };
        UserInput: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description null once removed */
            email: string | null;
            /** @enum {string} */
            role: "viewer" | "agent" | "admin";
            /** @enum {string} */
            state: "invited" | "active" | "removed";
            /** Format: date-time */
            invitedAt: string;
            joinedAt: string | null;
            lastSeenAt: string | null;
        };
        ViewInput: {
            /** Format: uuid */
            id: string;
            name: string;
            query: {
                [key: string]: string | string[];
            };
            shared: boolean;
            mine: boolean;
            position: number;
            /** Format: date-time */
            createdAt: string;
        };
        WebhookInput: {
            /** Format: uuid */
            id: string;
            url: string;
            events: string[];
            /**
             * @description attention: failing for a day, and still tried; disabled: by a person, or because it answered 410
             * @enum {string}
             */
            state: "active" | "attention" | "disabled";
            failingSince: string | null;
            lastError: string | null;
            /** @description to the minute */
            lastDeliveredAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        WebhookDeliveryInput: {
            /**
             * Format: uuid
             * @description the webhook-id header
             */
            id: string;
            type: string;
            /** @enum {string} */
            state: "queued" | "delivered" | "dead";
            attempts: number;
            nextAttemptAt: string | null;
            responseStatus: number | null;
            error: string | null;
            /** Format: date-time */
            createdAt: string;
            deliveredAt: string | null;
            body: {
                [key: string]: unknown;
            };
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            code: string;
            requestId: string;
            errors?: {
                path: string;
                message: string;
            }[];
        };
        Branch: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: date-time */
            createdAt: string;
        };
        Channel: {
            /** Format: uuid */
            id: string;
            kind: string;
            name: string;
            /**
             * @description attention: see fault; paused: nothing goes out, what customers write still comes in (of a mailbox: once it is resumed)
             * @enum {string}
             */
            state: "active" | "attention" | "paused";
            /** @description what the provider is to be told; ends in /webhooks/{kind}/{id} */
            webhookUrl: string;
            /** @description the provider's own id of the account */
            account: string | null;
            options: {
                [key: string]: unknown;
            };
            /** @description what holds of the options that are left out */
            usual: {
                [key: string]: unknown;
            };
            branchId: string | null;
            /** @description code: unreachable (still sends), credentials, permission or restricted (cannot send) */
            fault: {
                code: string;
                detail: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** @description of a mailbox that is read: what came before is not taken in; null before the first look, and for all others */
            watchedSince: string | null;
            /** @description of an account that is read, to which nothing is posted; null for all others */
            watch: {
                /** @description how often it is looked at, as an ISO 8601 duration */
                every: string;
                /** @description a worker is at it now */
                underWay: boolean;
                /** @description when the next worker tries, where none is at it; null also while it is paused */
                nextAt: string | null;
            } | null;
            /** @description to the minute */
            lastEventAt: string | null;
            notUnderstood: {
                type: string;
                count: number;
                /** Format: date-time */
                lastAt: string;
            }[];
            /** Format: date-time */
            createdAt: string;
        };
        KeptEvent: {
            /** Format: uuid */
            id: string;
            type: string;
            /** @description the event as it came, cut off where it is long */
            body: string;
            /** Format: date-time */
            receivedAt: string;
        };
        CustomField: {
            /** Format: uuid */
            id: string;
            key: string;
            name: string;
            /** @enum {string} */
            kind: "text" | "number" | "date" | "choice";
            /** @description of kind choice; else empty */
            options: string[];
            position: number;
            /** Format: date-time */
            createdAt: string;
        };
        FollowUp: {
            /** Format: uuid */
            id: string;
            contact: {
                /** Format: uuid */
                id: string;
                name: string | null;
            };
            conversationId: string | null;
            /** @enum {string} */
            kind: "promise" | "ghosting" | "undecided" | "reminder" | "custom";
            ruleId: string | null;
            /** @enum {string} */
            state: "pending" | "approved" | "sent" | "dismissed" | "cancelled" | "failed" | "unconfirmed";
            why: string;
            evidence: {
                /** Format: uuid */
                messageId: string;
                /** @description a literal part of the message */
                quote: string;
            }[];
            suggestedMessage: string;
            /** @description what a person wrote instead of the suggestion */
            message: string | null;
            note: string | null;
            channel: string;
            /** Format: date-time */
            dueAt: string;
            attempt: number;
            maxAttempts: number;
            gate: {
                open: boolean;
                reasons: ("not_approved" | "not_due" | "opted_out" | "taken_over" | "answered" | "quiet_hours" | "attempts" | "cap" | "channel_window" | "not_connected" | "stopped")[];
                /** @description when time alone has opened what time can open */
                opensAt: string | null;
            };
            outcome: ("replied" | "converted" | "no_reply") | null;
            sentAt: string | null;
            decidedBy: string | null;
            decidedAt: string | null;
            reason: string | null;
            /** @description taken, and not carried out yet */
            pendingDecision: {
                decision: string;
                by: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** Format: date-time */
            createdAt: string;
            version: number;
        };
        Conversation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            contactId: string;
            contactName: string | null;
            channel: string;
            /**
             * @description while it is human, the AI agent is to be silent
             * @enum {string}
             */
            handledBy: "ai" | "human";
            assignee: string | null;
            verified: boolean;
            /**
             * @description flagged: a review of it waits for a person
             * @enum {string}
             */
            state: "flagged" | "calm";
            openReviews: number;
            /** Format: date-time */
            firstMessageAt: string;
            /** Format: date-time */
            lastMessageAt: string;
            messageCount: number;
            lastMessage: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                author: "contact" | "ai" | "human";
                /** @description its first 200 characters; empty where it has no text */
                text: string;
            } | null;
        };
        Review: {
            /** Format: uuid */
            id: string;
            contact: {
                /** Format: uuid */
                id: string;
                name: string | null;
            };
            /** Format: uuid */
            conversationId: string;
            /** @enum {string} */
            reason: "frustration" | "complex" | "rule" | "high_value";
            ruleId: string | null;
            why: string;
            evidence: {
                /** Format: uuid */
                messageId: string;
                /** @description a literal part of the message */
                quote: string;
            }[];
            /** @enum {string} */
            state: "open" | "taken_over" | "resolved" | "dismissed";
            assignee: string | null;
            /** Format: date-time */
            createdAt: string;
            closedAt: string | null;
        };
        Import: {
            /**
             * Format: uuid
             * @description also of its job
             */
            id: string;
            /** @enum {string} */
            state: "running" | "done" | "failed" | "cancelled";
            dryRun: boolean;
            fileName: string | null;
            header: string[];
            mapping: (string | null)[];
            /** @description rows in the file */
            total: number;
            created: number;
            updated: number;
            unchanged: number;
            rejected: number;
            reasons: {
                code: string;
                meaning: string;
                count: number;
            }[];
            /** @description of a dry run the first rows, and the first that were rejected */
            sample: {
                line: number;
                /** @enum {string} */
                outcome: "created" | "updated" | "unchanged" | "rejected";
                reason: string | null;
                field: string | null;
                changes: string[];
                cells: string[];
            }[];
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        Job: {
            /** Format: uuid */
            id: string;
            /** @description delete, tag, untag, stage, branch, reclassify, reanalyse or import */
            kind: string;
            /** @enum {string} */
            state: "running" | "done" | "failed" | "cancelled";
            /** @description contacts it is about, or rows of a file; 0 until they have been counted */
            total: number;
            done: number;
            /** @description contacts that were gone, or could not be changed any more; rows that were not taken */
            failed: number;
            /** @description what a deletion removed, signed; what an import made; or the version that overtook a reclassification */
            receipt?: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            finishedAt: string | null;
        };
        Session: {
            /** @description null when an API key asks */
            user: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
            } | null;
            /** @description as in timelines and the audit log: user:<id> or key:<id> */
            actor: string;
            /** @enum {string} */
            role: "viewer" | "agent" | "admin";
            capabilities: ("read" | "decide" | "edit" | "settings" | "delete" | "keys" | "users")[];
            workspace: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** @description all workspaces this person is in */
            workspaces: {
                /** Format: uuid */
                id: string;
                name: string;
                /** @enum {string} */
                role: "viewer" | "agent" | "admin";
            }[];
            locale: {
                country: string;
                timeZone: string;
                languages: string[];
            };
            /** @description of the list of workflows; add /contact%2F<workspaceId>%2F<contactId> for a contact's own */
            temporalUiUrl: string | null;
            expiresAt: string | null;
        };
        User: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description null once removed */
            email: string | null;
            /** @enum {string} */
            role: "viewer" | "agent" | "admin";
            /** @enum {string} */
            state: "invited" | "active" | "removed";
            /** Format: date-time */
            invitedAt: string;
            joinedAt: string | null;
            lastSeenAt: string | null;
        };
        View: {
            /** Format: uuid */
            id: string;
            name: string;
            query: {
                [key: string]: string | string[];
            };
            shared: boolean;
            mine: boolean;
            position: number;
            /** Format: date-time */
            createdAt: string;
        };
        Webhook: {
            /** Format: uuid */
            id: string;
            url: string;
            events: string[];
            /**
             * @description attention: failing for a day, and still tried; disabled: by a person, or because it answered 410
             * @enum {string}
             */
            state: "active" | "attention" | "disabled";
            failingSince: string | null;
            lastError: string | null;
            /** @description to the minute */
            lastDeliveredAt: string | null;
            /** Format: date-time */
            createdAt: string;
        };
        WebhookDelivery: {
            /**
             * Format: uuid
             * @description the webhook-id header
             */
            id: string;
            type: string;
            /** @enum {string} */
            state: "queued" | "delivered" | "dead";
            attempts: number;
            nextAttemptAt: string | null;
            responseStatus: number | null;
            error: string | null;
            /** Format: date-time */
            createdAt: string;
            deliveredAt: string | null;
            body: {
                [key: string]: unknown;
            };
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
