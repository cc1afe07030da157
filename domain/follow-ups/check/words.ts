/**
 * Words by which a message says something that must be so: in the languages that suggestions are written in. A word
 * that often means something else in one of them (English "may", Portuguese "dos") is left out: what stands beside it,
 * a figure mostly, tells as well.
 */
const listed = (words: string): readonly string[] => [
  ...new Set(
    words
      .trim()
      .split(/\s*,\s*/)
      .map((word) => word.replace(/\s+/g, ' ')),
  ),
];

export const NUMBER_WORDS = listed(`
  two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, fifteen, twenty, thirty, forty, fifty,
  sixty, seventy, eighty, ninety, hundred, thousand, million, dozen, half price, tres, cuatro, cinco, seis, siete,
  ocho, nueve, diez, quince, veinte, treinta, cuarenta, cincuenta, cien, ciento, doscientos, quinientos, mil,
  millón, docena, mitad de precio, dois, duas, três, quatro, sete, oito, nove, dez, vinte, trinta, quarenta,
  cinquenta, cem, cento, duzentos, quinhentos, milhão, dúzia, metade do preço, dua, tiga, empat, lima, enam, tujuh,
  delapan, sembilan, sepuluh, seratus, ratus, seribu, ribu, juta, dalawa, dalawang, tatlo, tatlong, apat, limang,
  pito, walo, siyam, sampu, sampung, isandaan, sandaan, libo, libong, singkwenta, beinte, trenta, สอง, สาม, สี่,
  ห้า, เจ็ด, แปด, เก้า, ยี่สิบ, สามสิบ, ครึ่งราคา, اثنان, اثنين, ثلاثة, أربعة, خمسة, ستة, سبعة, ثمانية, تسعة, عشرة,
  عشرون, عشرين, ثلاثين, خمسين, مئة, مائة, ألف, مليون, نصف السعر
`);

export const PRICE_WORDS = listed(`
  free, for free, free of charge, no charge, discount, discounted, voucher, coupon, promo, promo code, refund,
  cashback, gratis, gratuito, gratuita, descuento, rebaja, oferta, cupón, reembolso, grátis, desconto, promoção,
  cupom, diskon, potongan harga, potongan, promosi, kupon, libre, diskwento, tawad, ฟรี, ส่วนลด, โปรโมชั่น,
  โปรโมชัน, คูปอง, مجاني, مجانا, خصم, تخفيض, عرض خاص
`);

export const DATE_WORDS = listed(`
  today, tonight, tomorrow, monday, tuesday, wednesday, thursday, friday, saturday, sunday, weekend, next week, this
  week, next month, this month, this morning, this afternoon, this evening, noon, midnight, january, february,
  april, june, july, august, september, october, november, december, by may, in may, until may, next may, in march,
  by march, until march, next march, christmas, deadline, hoy, mañana, esta noche, esta tarde, lunes, martes,
  miércoles, jueves, viernes, sábado, domingo, fin de semana, esta semana, semana que viene, próxima semana, este
  mes, próximo mes, enero, febrero, marzo, abril, mayo, junio, julio, agosto, septiembre, octubre, noviembre,
  diciembre, navidad, hoje, amanhã, esta noite, hoje à noite, segunda-feira, terça, quarta, quinta, sexta, fim de
  semana, próxima, semana que vem, mês que vem, próximo mês, janeiro, fevereiro, março, maio, junho, julho,
  setembro, outubro, novembro, dezembro, natal, hari ini, besok, lusa, nanti malam, malam ini, sore ini, senin,
  selasa, rabu, kamis, jumat, sabtu, hari minggu, minggu depan, minggu ini, bulan depan, bulan ini, akhir pekan,
  januari, februari, maret, juni, juli, agustus, oktober, desember, bukas, mamaya, mamayang, ngayong araw, ngayong
  gabi, ngayong linggo, miyerkules, huwebes, biyernes, sabado, susunod na linggo, susunod na buwan, katapusan,
  pasko, วันนี้, คืนนี้, พรุ่งนี้, มะรืน, วันจันทร์, วันอังคาร, วันพุธ, วันพฤหัส, วันศุกร์, วันเสาร์, วันอาทิตย์,
  สุดสัปดาห์, สัปดาห์หน้า, อาทิตย์หน้า, เดือนหน้า, สิ้นเดือน, มกราคม, กุมภาพันธ์, มีนาคม, เมษายน, พฤษภาคม, มิถุนายน,
  กรกฎาคม, สิงหาคม, กันยายน, ตุลาคม, พฤศจิกายน, ธันวาคม, اليوم, الليلة, غدا, بعد غد, الاثنين,
  الثلاثاء, الأربعاء, الخميس, الجمعة, السبت, الأحد, الأسبوع القادم, الأسبوع المقبل, هذا الأسبوع, الشهر القادم, نهاية
  الأسبوع, يناير, فبراير, مارس, أبريل, مايو, يونيو, يوليو, أغسطس, سبتمبر, أكتوبر, نوفمبر, ديسمبر, رمضان
`);

export const PROMISE_WORDS = listed(`
  we will, we'll, i will, i'll, will be, going to, guarantee, guaranteed, promise, we promise, reserved for you,
  saved for you, held for you, set aside, hold it for you, expect to hear, you can count on, shortly, as soon as
  possible, right away, vamos a, le voy a, te voy a, te vamos a, le vamos a, te llamaremos, le llamaremos, te
  escribiremos, le escribiremos, te enviaremos, le enviaremos, te avisaremos, le avisaremos, te confirmaremos, le
  confirmaremos, te prometemos, prometemos, garantizamos, garantizado, reservado para, apartado para, cuanto antes,
  en breve, nós vamos, vou enviar, vamos enviar, enviaremos, ligaremos, retornaremos, avisaremos, confirmaremos,
  entraremos em contato, garantimos, garantido, em breve, o quanto antes, o mais rápido possível, reservamos para,
  kami akan, saya akan, kita akan, akan kami, akan saya, pasti, dijamin, kami jamin, kami janji, segera, sudah kami
  simpan, babalikan kita, babalikan kayo namin, tatawagan, ipapadala, padadalhan, ia-update, ire-reserve,
  naka-reserve, garantisado, pangako, ipinapangako, agad-agad, เราจะ, ทางเราจะ, จะติดต่อกลับไป, จะส่งให้, จะแจ้งให้,
  รับประกัน, รับรอง, สัญญาว่า, จองไว้ให้, เก็บไว้ให้, โดยเร็วที่สุด, سوف, سنقوم, سنرسل, سنتصل, سنتواصل, سنبلغك,
  سنخبرك, سنحجز, سأرسل, سأتصل, سأعود إليك, نعدك, أعدك, نضمن, مضمون, محجوز لك, في أقرب وقت, قريبا
`);
