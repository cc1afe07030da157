import { cueSheet } from './cue.ts';

/** Filipino, and Taglish as it is written in chats. Written by hand; see docs/analyzer.md for what was measured and what was not. */
export const fil = cueSheet({
  price: `magkano, mag kano, hm, presyo, how much po, hm po, mgkano, magkanu, pricelist`,
  expensive: `
    ang mahal, mahal naman, sobrang mahal, masyadong mahal, mahal po, may tawad, pwede tumawad, pa discount,
    wala bang discount, last price, tawad`,
  booking: `
    magpa book, pabook, pa book, magpabook, magpa reserve, pareserve, pa reserve, magpa schedule, pasched, pa sched,
    magpapa book, mag book, mag reserve, appointment po`,
  buy: `
    bibili, bumili, bilhin, kukuha, mag order, umorder, omorder, oorder, o order, orderin, bayad, magbabayad, pabili`,
  ready: `
    kukunin ko, kunin ko na, kukunin ko na, bibilhin ko, bibilhin ko na, bibili ako, bibili po ako, oorder ako,
    order po ako, order na ako, mag order po, pa order, paorder, pa order po, gusto ko bumili, gusto kong bumili,
    gusto ko mag order, gusto ko mag book, gusto ko pong mag order, gusto ko pong mag book, go na, sige book,
    sige po book, pabook po, pa book po, pabook na, saan magbabayad, saan po magbabayad, paano magbayad,
    paano po magbayad, pa reserve po, pareserve po, avail ko, mag avail, mag avail po, mine po`,
  compare: `
    alin mas, ano mas maganda, alin ang mas, pinagkaiba, kaibahan, iba pa po, may iba pa, ibang kulay, ibang option,
    mas mura, kumpara, ano pinagkaiba`,
  available: `
    available pa, meron pa, meron po, meron ba, may stock, may available, may slot, avail pa, meron kayo,
    may stocks, available po`,
  demo: `pa demo, patingin, pa try, pwede subukan`,
  urgent: `agad, ngayon na, madalian, kailangan ko na, kailangan ko ngayon, rush po, asap po`,
  referral: `nirecommend, ni recommend, sabi ng kaibigan, sabi ng friend, refer ng, nirefer, ni refer`,
  repeat: `ulit, order ulit, oorder ulit, suki, dati na akong, tulad ng dati, gaya ng dati, balik ulit`,
  thanks: `salamat, maraming salamat, thank you po, ty po, tnx, slamat, thanks po, salamat po`,
  bye: `paalam, ingat, sige po salamat, sige salamat, yun lang, yun lang po, ok na po`,
  complaint: `
    reklamo, magrereklamo, sira, sirang, basag, may sira, hindi gumagana, di gumagana, ayaw gumana, kulang,
    mali ang, maling item, hindi dumating, di dumating, wala pa rin, wala parin, hindi pa rin, di pa rin, ang tagal,
    sobrang tagal, ang bagal, bastos, walang kwenta, panget, pangit, disappointed ako, nakakadismaya, dismayado,
    niloko, manloloko, scammer`,
  angry: `
    nakakainis, bwisit, bwiset, leche, punyeta, putang ina, tangina, gago, nakakagalit, galit ako, walang hiya,
    ano ba yan, kainis, badtrip, nakakabwisit`,
  again: `
    ilang beses, paulit ulit, kanina pa, pangatlong beses, ikatlong beses, sinabi ko na, tinanong ko na,
    di sumasagot, hindi sumasagot, walang sumasagot, bakit walang reply`,
  stop: `tigil, itigil, huwag na mag text, wag na mag message, wag nyo na ako`,
  cancel: `i cancel, icancel, pa cancel, pacancel, kanselahin, mag cancel, ipa cancel, wag na lang, huwag na lang`,
  refund: `
    pa refund, parefund, ibalik ang pera, ibalik ang bayad, ibalik nyo pera, balik pera, mag refund, ma refund`,
  human: `
    makausap ang manager, kausapin ang manager, makausap ng tao, totoong tao, may tao ba, kausap na tao,
    makausap na tao, gusto ko makausap`,
  delivery: `
    padeliver, pa deliver, i deliver, ideliver, pa ship, paship, nasaan na ang order, nasan na order, nasan na ang,
    kelan darating, kailan darating, nasaan na, mag deliver, pickup po`,
  yes: `oo, opo, sige, sige po, cge, cge po, ok po, go po, yes po`,
  no: `hindi, hindi po, ayaw, ayoko, wag, huwag, di po`,
  question: `
    ano, saan, kailan, kelan, bakit, paano, sino, alin, ilan, pwede ba, pwede po ba, puwede ba, puede ba, may ba,
    po ba, meron ba`,
});
