#!/bin/sh
# Makes all certificates of this folder anew, valid for 30 years. Run it here: sh make.sh
set -eu
days=10957
key="-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
work=$(mktemp -d)

request() { # file, alternative names
  openssl req $key -keyout "$1.key.pem" -out "$work/$1.csr" -subj "/CN=$1"
  printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\n' "$2" >"$work/$1.ext"
}

sign() { # file
  openssl x509 -req -in "$work/$1.csr" -CA ca.pem -CAkey "$work/ca.key" -CAcreateserial -CAserial "$work/serial" \
    -sha256 -days $days -extfile "$work/$1.ext" -out "$1.pem"
}

contoso="DNS:contoso.test,DNS:*.contoso.test"
openssl req -x509 $key -keyout "$work/ca.key" -out ca.pem -days $days -subj "/O=Discovery Test/CN=Discovery Test CA" \
  -addext "basicConstraints=critical,CA:TRUE" -addext "keyUsage=critical,keyCertSign,cRLSign"
request contoso "$contoso" && sign contoso
# Rightly certified for names of its own: an attacker can have that.
request evil "DNS:evil.test,DNS:*.evil.test,DNS:contoso.test.evil.test,DNS:evilcontoso.test" && sign evil

# Only `openssl ca` of OpenSSL 3.0 sets a date in the past.
request expired "$contoso"
printf '[ca]\ndefault_ca=it\n[it]\ndatabase=%s/index\nserial=%s/serial\nnew_certs_dir=%s\npolicy=any\ndefault_md=sha256\n[any]\ncommonName=supplied\n' \
  "$work" "$work" "$work" >"$work/ca.conf"
: >"$work/index"
openssl ca -batch -config "$work/ca.conf" -cert ca.pem -keyfile "$work/ca.key" -in "$work/expired.csr" -notext \
  -startdate 20200101000000Z -enddate 20200201000000Z -extfile "$work/expired.ext" -out expired.pem

openssl req -x509 $key -keyout self-signed.key.pem -out self-signed.pem -days $days -subj "/CN=self-signed" \
  -addext "subjectAltName=$contoso"
rm -r "$work"
