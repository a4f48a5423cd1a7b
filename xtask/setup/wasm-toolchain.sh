#!/usr/bin/env bash
# Makes a private Rust compiler that can build for wasm32-unknown-unknown, from Debian's rustc-web
# packages: unpacked into a folder, not installed, so no toolchain on the machine is touched. The
# standard library is compiled, tuned for size, from the source that Debian ships with it.
#
# usage: wasm-toolchain.sh DEST
# needs: apt-get with a fresh package list, dpkg-deb, gcc, cargo. No root.
set -euo pipefail

dest=${1:?usage: wasm-toolchain.sh DEST}
cargo=${CARGO:-cargo}
machine=$(uname -m)
host=$machine-unknown-linux-gnu

step() { printf '    %s\n' "$*"; }
stop() { printf 'wasm-toolchain: %s\n' "$*" >&2; exit 1; }

version=$(apt-cache policy rustc-web | awk '/Candidate:/ { print $2 }')
case ${version:-(none)} in
  '(none)') stop 'apt does not know the package rustc-web. Run "apt-get update" as root and try again; if it is still unknown, install the target with "rustup target add wasm32-unknown-unknown".' ;;
esac
upstream=${version%%+*}
upstream=${upstream%%-*}
std=libstd-rust-web-${upstream%.*}
llvm=$(apt-cache depends "$std" | grep -oE 'libllvm[0-9]+' | head -n 1)
lld=lld-${llvm#libllvm}
packages=(rustc-web rust-web-src libstd-rust-web-dev "$std" "$llvm" "$lld")

mkdir -p "$(dirname "$dest")"
work=$(mktemp -d "$dest.XXXXXX")
trap 'rm -rf "$work"' EXIT
new=$work/toolchain
mkdir -p "$work/debs" "$work/unpacked" "$new/bin" "$new/libexec" "$new/lib"

step "downloading ${packages[*]} ($version)"
(cd "$work/debs" && apt-get -q -q -o APT::Sandbox::User=root download "${packages[@]}")
step 'unpacking'
for deb in "$work"/debs/*.deb; do dpkg-deb -x "$deb" "$work/unpacked"; done

usr=$work/unpacked/usr
mv "$usr/lib/$machine-linux-gnu"/*.so* "$new/lib/"
mv "$usr/lib/rustlib" "$new/lib/rustlib"
# Debian links the source to a folder that exists only once the package is installed.
rm -rf "$new/lib/rustlib/src/rust"
mkdir -p "$new/lib/rustlib/src/rust"
mv "$usr/src/rustc-$upstream/library" "$new/lib/rustlib/src/rust/library"
cp "$usr/bin/rustc" "$usr/bin/rustdoc" "$new/libexec/"
cp "$usr/lib/llvm-${llvm#libllvm}/bin/lld" "$new/libexec/rust-lld"

# launcher NAME FILE UP: starts libexec/NAME with the private shared libraries, wherever the folder is.
launcher() {
  cat > "$2" <<SH
#!/bin/sh
here=\$(dirname -- "\$(readlink -f -- "\$0")")
export LD_LIBRARY_PATH="\$here/$3/lib\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}"
exec "\$here/$3/libexec/$1" "\$@"
SH
  chmod +x "$2"
}
launcher rustc "$new/bin/rustc" ..
launcher rustdoc "$new/bin/rustdoc" ..
# The wasm target links with rust-lld, which Debian's compiler lacks; lld of the same LLVM serves.
mkdir -p "$new/lib/rustlib/$host/bin"
launcher rust-lld "$new/lib/rustlib/$host/bin/rust-lld" ../../../..

step "compiling Rust's standard library for wasm32, tuned for size (about half a minute)"
mkdir -p "$work/std/src"
echo '#![no_std]' > "$work/std/src/lib.rs"
cat > "$work/std/Cargo.toml" <<'TOML'
[package]
name = "stdbuild"
version = "0.0.0"
edition = "2021"

[profile.release]
opt-level = "s"
debug = false

[workspace]
TOML
library=$new/lib/rustlib/src/rust/library

# standard_library FOLDER [FLAG...]: compiles std for wasm32 with these flags into a folder.
standard_library() {
  local lib=$1
  shift
  rm -rf "$work/std/target"
  (
    cd "$work/std"
    # Without embedded bitcode, link-time optimisation across user crates and std cannot read it. The
    # path of this folder would end up in what every page downloads.
    RUSTC_BOOTSTRAP=1 RUSTC=$new/bin/rustc CARGO_HOME=$work/cargo-home CARGO_TARGET_DIR=$work/std/target \
      RUSTFLAGS="-Cembed-bitcode=yes --remap-path-prefix=$library/= $*" "$cargo" \
      --config 'source.crates-io.replace-with="vendored"' \
      --config "source.vendored.directory=\"$library/vendor\"" \
      build --quiet --offline --release --target wasm32-unknown-unknown \
      -Zbuild-std=std,panic_abort,panic_unwind,test -Zbuild-std-features=optimize_for_size
  )
  mkdir -p "$lib"
  cp "$work"/std/target/wasm32-unknown-unknown/release/deps/lib*.rlib "$lib/"
  rm -f "$lib"/libstdbuild-*.rlib
}
standard_library "$new/lib/rustlib/wasm32-unknown-unknown/lib"

# What pages download is linked with a second one, in a sysroot of its own, in which a panic says
# nothing: five per cent less. Tests use the first, since they have to say what failed.
step "compiling it again for what pages download, with silent panics"
small=$new/small/lib/rustlib
standard_library "$small/wasm32-unknown-unknown/lib" -Zunstable-options -Cpanic=immediate-abort
ln -s "../../../lib/rustlib/$host" "$small/$host"
# Only needed to compile std, and the larger half of what was unpacked.
rm -rf "$new/lib/rustlib/src"

"$new/bin/rustc" --version > "$new/version"
rm -rf "$dest"
mv "$new" "$dest"
step "ready: $(cat "$dest/version")"
