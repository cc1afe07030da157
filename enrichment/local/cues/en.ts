import { cueSheet } from './cue.ts';

/** English. Written by hand; see docs/analyzer.md for what was measured and what was not. */
export const en = cueSheet({
  price: `
    price, prices, pricing, how much, cost, costs, rate, rates, fee, fees, quote, quotation, price list,
    what do you charge, discount, discounts`,
  expensive: `
    too expensive, so expensive, very expensive, quite expensive, bit expensive, pricey, overpriced, too much money,
    cannot afford, can't afford, too high, out of my budget, over my budget, over budget, any discount,
    cheaper elsewhere, cheaper price, lower price, better price, lower the price`,
  booking: `book, booking, reserve, reservation, appointment, schedule, a slot, a table, reschedule`,
  buy: `buy, purchase, order, checkout, check out, pay, payment, sign up, subscribe, add to cart`,
  ready: `
    i'll take it, i will take it, i'll take that, i'd like to buy, i would like to buy, i want to buy,
    i want to order, i'd like to order, i would like to order, i want to book, i'd like to book,
    i would like to book, please book, book it, book me, book that, reserve it, reserve a, i want to reserve,
    i'd like to reserve, let's do it, let's go ahead, go ahead and book, go ahead, sign me up, how do i pay,
    how can i pay, where do i pay, ready to buy, ready to order, ready to pay, place the order, place an order,
    place my order, i'll buy, i will buy, make a reservation, make an appointment, schedule an appointment,
    make a booking, count me in`,
  compare: `
    compare, compared, comparing, comparison, versus, difference between, which is better, which one is better,
    alternative, alternatives, other options, another option, anything else, something else, something cheaper,
    any others, other ones, other choices, different one, better than, competitor`,
  available: `
    available, availability, in stock, out of stock, do you have, is there any, any slots, open slots, free slot,
    still have`,
  demo: `demo, demonstration, free trial, trial, test drive, walkthrough, walk through, show me how it works, sample`,
  urgent: `
    urgent, urgently, asap, as soon as possible, right now, immediately, right away, emergency, today if possible`,
  referral: `
    referred, referred by, recommended by, recommended you, my friend told, a friend told, friend recommended,
    told me about you, heard about you, refer a friend`,
  repeat: `
    as usual, the usual, same as last time, like last time, again like before, ordered before, bought before,
    bought from you, booked before, regular customer, returning customer, loyal customer, second time ordering,
    order again, book again, buy again`,
  thanks: `thanks, thank you, thank u, thankyou, thx, ty, tysm, appreciate it, much appreciated, cheers`,
  bye: `
    bye, goodbye, good bye, see you, have a good, have a great, have a nice, that's all, that is all,
    that will be all, that'll be all, nothing else, good night, take care, i'm good for now, i'm all set`,
  complaint: `
    complaint, complain, disappointed, disappointing, terrible, horrible, awful, unacceptable, worst, rude, broken,
    damaged, defective, doesn't work, does not work, not working, didn't work, never arrived, has not arrived,
    hasn't arrived, still waiting, wrong item, wrong order, wrong size, missing item, bad service, poor service,
    poor quality, not happy, unhappy, unsatisfied, dissatisfied, scam, ripped off, waste of money, waste of time,
    no one answers, nobody answers, no response, no reply, late again, very late`,
  angry: `
    ridiculous, fed up, sick of, furious, angry, pissed, unacceptable, outrageous, disgusting, what the hell, wtf,
    joke of, useless, i'm done with, never again, enough is enough, report you, lawyer, sue you`,
  again: `
    third time, second time i, fourth time, how many times, again and again, already told, already asked,
    i already said, as i said, like i said, keep asking, still no, still not, still haven't, for the last time,
    anyone there`,
  stop: `stop, unsubscribe, opt out, stop messaging, stop texting, remove me`,
  cancel: `cancel, cancelled, canceled, cancellation, cancelling, call off`,
  refund: `refund, refunds, refunded, money back, chargeback, reimburse, reimbursement`,
  human: `
    speak to a manager, talk to a manager, speak to your manager, speak to the manager, speak with a manager,
    talk to the manager, your manager, your supervisor, a supervisor, speak to a human, talk to a human, a human,
    real person, talk to a person, speak to a person, speak to someone, talk to someone, speak with someone,
    live agent, human agent, representative, customer service agent, are you a bot, not a bot, talk to an agent,
    speak to an agent, connect me to`,
  delivery: `
    delivery, deliver, delivered, shipping, ship, shipped, shipment, tracking, track my, courier, arrive, pick up,
    pickup`,
  yes: `
    yes, yeah, yep, yup, sure, ok, okay, sounds good, that works, perfect, correct, please do, of course, confirm`,
  no: `no, nope, nah, not now, not interested, no thanks, no thank you`,
  question: `
    what, when, where, which, who, why, how, can you, could you, do you, is it, are there, is there, can i, may i`,
});
