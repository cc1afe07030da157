import { cueSheet } from './cue.ts';

/** Indonesian and Malay. Written by hand; see docs/analyzer.md for what was measured and what was not. */
export const id = cueSheet({
  price: `
    harga, harganya, berapa, brp, biaya, tarif, ongkir, ongkos, diskon, promo, berapa harga, ongkosnya, biayanya`,
  expensive: `
    kemahalan, terlalu mahal, mahal sekali, mahal banget, bisa kurang, boleh kurang, bisa nego, nego, kurang dong,
    tidak mampu bayar, mahal sangat`,
  booking: `pesan, pesankan, reservasi, booking, janji temu, buat janji, jadwal, tempah, tempahan, memesan`,
  buy: `beli, membeli, order, bayar, pembayaran, pesan, checkout, daftar, berlangganan`,
  ready: `
    saya mau pesan, mau pesan, mau beli, saya mau beli, saya ingin beli, saya ingin membeli, saya ingin memesan,
    ingin memesan, saya mau order, mau order, tolong pesankan, pesankan saya, saya ambil, jadi ambil, cara bayar,
    cara bayarnya, bagaimana cara bayar, transfer ke mana, rekening mana, pesan meja, pesankan meja, buat reservasi,
    buatkan reservasi, reservasi di, pesan tempat, saya nak beli, saya nak order, nak tempah, saya nak tempah,
    booking dong, saya mau booking`,
  compare: `
    bandingkan, dibandingkan, perbandingan, bedanya, perbedaan, lebih bagus mana, mana yang lebih, pilihan lain,
    yang lain, alternatif, lebih murah`,
  available: `
    tersedia, ada stok, stok, masih ada, ready stock, ready gan, ready kak, ready ga, apakah ada, ada tidak, kosong`,
  demo: `demo, coba dulu, uji coba, percobaan gratis, test drive, contoh produk`,
  urgent: `segera, mendesak, darurat, secepatnya, sekarang juga, buru buru`,
  referral: `direkomendasikan, rekomendasi dari, rekomendasi teman, kata teman`,
  repeat: `langganan, pesan lagi, order lagi, beli lagi, seperti biasa, seperti kemarin, pelanggan setia`,
  thanks: `terima kasih, terimakasih, makasih, makasi, trims, tq, terimas, tengkiu`,
  bye: `sampai jumpa, itu saja, itu aja, cukup sekian, dadah, selamat malam, selamat tinggal`,
  complaint: `
    komplain, keluhan, mengeluh, kecewa, mengecewakan, rusak, cacat, tidak berfungsi, tidak bisa dipakai,
    belum sampai, belum datang, belum dikirim, lama sekali, lambat, pelayanan buruk, buruk, parah, payah,
    salah kirim, penipu, penipuan, tidak sesuai, barang salah, teruk`,
  angry: `marah, kesal, sebal, jengkel, brengsek, bangsat, goblok, anjing, tidak becus, muak, kapok, keterlaluan`,
  again: `
    sudah berapa kali, berkali kali, ketiga kalinya, kedua kalinya, sudah saya bilang, kok tidak dibalas,
    tidak dibalas, masih belum, kenapa tidak dijawab`,
  stop: `berhenti, hentikan, berhenti berlangganan, jangan kirim lagi, jangan hubungi`,
  cancel: `batal, batalkan, membatalkan, pembatalan, dibatalkan, cancel`,
  refund: `refund, kembalikan uang, uang kembali, pengembalian dana, balikin uang, uang saya kembali, bayaran balik`,
  human: `
    bicara dengan manajer, bicara dengan manager, bicara dengan orang, dengan manusia, cs manusia, orang asli,
    bicara dengan cs, bicara dengan petugas, hubungi manajer, cakap dengan`,
  delivery: `
    kirim, pengiriman, dikirim, antar, diantar, resi, nomor resi, ekspedisi, kurir, paket saya, hantar, penghantaran`,
  yes: `ya, iya, boleh, oke, baik, setuju, betul, benar, jadi`,
  no: `tidak, nggak, gak, enggak, jangan, tidak usah, belum`,
  question: `
    apa, apakah, kapan, dimana, di mana, bagaimana, gimana, kenapa, mengapa, siapa, berapa, bisakah, bisa tidak,
    bisa ga, bolehkah`,
});
