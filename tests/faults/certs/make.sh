#!/usr/bin/env bash
# Makes the throw-away authority and the certificates that the fault server plays TLS faults with. They are good
# for tests alone: only a test's own process trusts the authority, whose key is not kept, and the one key of all
# the servers lies here for everyone to read. To make them anew: bash tests/faults/certs/make.sh
set -euo pipefail
cd -- "$(dirname -- "${BASH_SOURCE[0]}")"

work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
always=(-startdate 20000101000000Z -enddate 20991231235959Z)
here='DNS:localhost,IP:127.0.0.1'

cat >"$work/ca.cnf" <<CNF
[ca]
default_ca = throwaway
[throwaway]
database = $work/index
new_certs_dir = $work
rand_serial = yes
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
CNF
: >"$work/index"

# signed NAME SUBJECT-ALTERNATIVE-NAMES DATES…: a certificate of our authority
signed() {
    local name=$1 alternatives=$2
    shift 2
    openssl req -new -key server.key -subj "/CN=${common_name:-Flaghoist fault server}" -out "$work/$name.csr"
    printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\n' "$alternatives" >"$work/$name.ext"
    openssl ca -batch -notext -config "$work/ca.cnf" -cert authority.pem -keyfile "$work/authority.key" \
        -in "$work/$name.csr" -extfile "$work/$name.ext" "$@" -out "$name.pem"
}

openssl ecparam -name prime256v1 -genkey -noout -out "$work/authority.key"
openssl req -new -key "$work/authority.key" -subj "/CN=Flaghoist throw-away authority" -out "$work/ca.csr"
printf 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign\n' >"$work/ca.ext"
openssl ca -batch -notext -selfsign -config "$work/ca.cnf" -keyfile "$work/authority.key" -in "$work/ca.csr" \
    -extfile "$work/ca.ext" "${always[@]}" -out authority.pem

openssl ecparam -name prime256v1 -genkey -noout -out server.key
signed good "$here" "${always[@]}"
signed expired "$here" -startdate 20000101000000Z -enddate 20010101000000Z
signed notyetvalid "$here" -startdate 20980101000000Z -enddate 20991231235959Z
signed wronghost DNS:elsewhere.invalid "${always[@]}"
common_name=127.0.0.1 signed commonname DNS:elsewhere.invalid "${always[@]}"

openssl req -new -key server.key -subj "/CN=Flaghoist fault server" -out "$work/self.csr"
printf 'subjectAltName=%s\nextendedKeyUsage=serverAuth\n' "$here" >"$work/self.ext"
openssl ca -batch -notext -selfsign -config "$work/ca.cnf" -keyfile server.key -in "$work/self.csr" \
    -extfile "$work/self.ext" "${always[@]}" -out selfsigned.pem
