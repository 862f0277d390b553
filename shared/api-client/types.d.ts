// Made from docs/openapi.json by `npm run openapi`: never changed by hand.
export interface paths {
  '/v1/registrations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A person registers, once
     * @description A person registers, once. Sending the same again answers the same; sending other data is refused. A NIK that somebody else claimed answers no differently: a person will decide who holds it. While the brake is on, the header `prakerja-proof` shows that the person's device worked, or that their turn has come.
     */
    post: operations['submitRegistration'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where a person's registration stands, and why, rule by rule
     * @description Where a person's registration stands, and why, rule by rule.
     */
    get: operations['getRegistration'];
    /**
     * A person corrects the registration, the whole of it, and is verified anew
     * @description A person corrects the registration, the whole of it, and is verified anew. A NIK that is given up is free for its owner in the same instant. Phone and e-mail are corrected with the rest until the registry has once said that this is the person; from then on they are changed where their owner hears of it.
     */
    put: operations['correctRegistration'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/objections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A person objects to a rule that failed
     * @description A person objects to a rule that failed, or by which their card was stopped, and another person will look into it (UU 27/2022, article 10). One open objection a rule.
     */
    post: operations['objectToDecision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lists/{source}/imports': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator has a ministry's list looked at now, not within the hour
     * @description An operator has a ministry's list looked at now, not within the hour.
     */
    post: operations['importList'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/waves': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every wave with where it stands, the latest first, for anybody
     * @description Every wave with where it stands, the latest first, for anybody.
     */
    get: operations['listWaves'];
    put?: never;
    /**
     * An operator creates a wave, with its quota table and keys
     * @description An operator creates a wave, with its quota table and keys. It cannot be changed afterwards: sending the same again answers the same, sending other content under its number is refused. A recovery wave takes the freed places of other waves over, once.
     */
    post: operations['createWave'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/waves/{waveId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A wave with where it stands and its quota by regency, for anybody
     * @description A wave with where it stands and its quota by regency, for anybody.
     */
    get: operations['getWave'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/waves/{waveId}/enrollments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A person joins a wave, and gets a signed receipt for the ticket
     * @description A person joins a wave, and gets a signed receipt for the ticket. A second click answers the same ticket.
     */
    post: operations['joinWave'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/waves/{waveId}/enrollments/me': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where a person stands in a wave, before and after its draw
     * @description Where a person stands in a wave, before and after its draw.
     */
    get: operations['getEnrollment'];
    put?: never;
    post?: never;
    /**
     * A person leaves a wave that is open, and gets a signed receipt for that
     * @description A person leaves a wave that is open, and gets a signed receipt for that. Nobody takes another's ticket out: while it is not known who the holder of the NIK is, nobody leaves with it.
     */
    delete: operations['leaveWave'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/waves/{waveId}/enrollments/me/objections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Object to place
     * @description Between the commitment and the draw a person objects to being listed among those who take no part, and another person will look into it. One open objection a wave.
     */
    post: operations['objectToPlace'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/waves/{waveId}/enrollments/me/award': {
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
     * A recipient gives the card up before the first purchase, for good
     * @description A recipient gives the card up before the first purchase, for good. The place is free for another, and the person may join later waves. Nobody gives away another's card: while it is not known who the holder of the NIK is, it stays.
     */
    delete: operations['giveUpAward'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/waves/{waveId}/tickets/{ticket}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The published result of a ticket with its proof, for whoever knows the ticket
     * @description The published result of a ticket with its proof, for whoever knows the ticket. Everybody's caches may keep it for an hour: only a redraw, which takes days to order, puts another in its place.
     */
    get: operations['getTicket'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/waves/{waveId}/selection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far a run of the wave has come, stage by stage, for operators and auditors
     * @description How far a run of the wave has come, stage by stage, for operators and auditors; the newest unless another is asked for, and why each later run was begun. What a stage waits for is told in the caller's language.
     */
    get: operations['getSelection'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/waves/{waveId}/evidence/{file+}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sends anybody to a file of the published evidence
     * @description Sends anybody to a file of the published evidence.
     */
    get: operations['getEvidence'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/waves/{waveId}/decisions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What was proposed about a wave, by whom, and what became of it, the first first
     * @description What was proposed about a wave, by whom, and what became of it, the first first.
     */
    get: operations['listDecisions'];
    put?: never;
    /**
     * A member of staff proposes what takes two people
     * @description A member of staff proposes what takes two people. The same proposal again is answered with the one that stands.
     */
    post: operations['proposeDecision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/waves/{waveId}/decisions/{decisionId}/verdict': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An approver who is not the proposer confirms or rejects
     * @description An approver who is not the proposer confirms or rejects. The decision closes and takes effect in one transaction; the same verdict of the same person again changes nothing.
     */
    post: operations['giveVerdict'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What waits for a person, oldest first, or what was decided
     * @description What waits for a person, oldest first, or what was decided. It shows what people wrote, so that it is put on record with each of them.
     */
    get: operations['listCases'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/cases/{caseId}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A member of staff rules
     * @description A member of staff rules. Upholding an objection waives the rule for this person, or has the identity checked anew; upholding one to the place in a wave has its lists committed to anew; upholding a dispute makes a claimant the holder of the NIK, rejecting it confirms the holder; a ruling about an opening of data is for the record, and nobody rules about their own.
     */
    post: operations['decideCase'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The public keys (RFC 7517) under which receipts and evidence are checked
     * @description The public keys (RFC 7517) under which receipts and evidence are checked, for anybody.
     */
    get: operations['getKeys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/institutions/{institutionId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * An operator puts a training institution into the register with its owners
     * @description An operator puts a training institution into the register with its owners, or brings it up to date. The same again changes nothing; what it said before is kept.
     */
    put: operations['registerInstitution'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/institutions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every training institution of the register with its owners, for staff
     * @description Every training institution of the register with its owners, for staff.
     */
    get: operations['listInstitutions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/platforms/{platformId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * An operator puts a digital platform into the register with its owners
     * @description An operator puts a digital platform into the register with its owners, or brings it up to date. The same again changes nothing; what it said before is kept.
     */
    put: operations['registerPlatform'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/platforms': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every digital platform of the register with its owners, for staff
     * @description Every digital platform of the register with its owners, for staff.
     */
    get: operations['listPlatforms'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/affiliations': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every institution and platform that something ties
     * @description Every institution and platform that something ties, as the register has it now, with the courses that the one has the other sell, and whether an approver acknowledged it, and why.
     */
    get: operations['listAffiliations'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/offline-provinces/{province}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * An operator opens a province for training held at a place
     * @description An operator opens a province for training held at a place, beyond those of the rules, without a deployment. The first opening stands; the same again changes nothing.
     */
    put: operations['openProvince'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/offline-provinces': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where training may be held at a place
     * @description Where training may be held at a place, since when and on which ground, for anybody.
     */
    get: operations['listProvinces'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The catalogue, for anybody, page by page
     * @description The catalogue, for anybody, page by page: by text, province, mode, price and the days on which a schedule begins, any of them together.
     */
    get: operations['searchCourses'];
    put?: never;
    /**
     * Proposes a version of an institution's course, the first of a new code
     * @description Proposes a version of an institution's course, the first of a new code. What the newest version says already is answered with that version. A local government proposes what is held in its own regencies.
     */
    post: operations['proposeCourse'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/assessments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The versions that wait for an assessor, the first proposed first, page by page
     * @description The versions that wait for an assessor, the first proposed first, page by page. An assessor sees their own assessment of each and none other.
     */
    get: operations['listAssessments'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses/{courseId}/versions/{version}/assessments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An independent assessor approves or rejects a version, with reasons
     * @description An independent assessor approves or rejects a version, with reasons. The second assessment decides; the same again of the same person changes nothing.
     */
    post: operations['assessVersion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses/{courseId}/versions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every version of a course, the first first, with what its assessors said
     * @description Every version of a course, the first first, with what its assessors said. An assessor does not see what others said of a version that is not decided; a local government sees what is held in its own regencies.
     */
    get: operations['listVersions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses/{courseId}/versions/{version}/publication': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator puts an approved version into the catalogue
     * @description An operator puts an approved version into the catalogue, in the place of the one before. It must keep the rules as they are now. The same again changes nothing.
     */
    post: operations['publishVersion'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses/{courseId}/withdrawal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator takes a course out of the catalogue, with a reason
     * @description An operator takes a course out of the catalogue, with a reason. Nobody finds it from then on. A course that is withdrawn is answered as it is.
     */
    post: operations['withdrawCourse'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses/{courseId}/offerings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator offers the published version of a course on a platform
     * @description An operator offers the published version of a course on a platform. Where the platform belongs with the institution the offering is flagged, and shown to nobody but staff until an approver has acknowledged that. The same again changes nothing.
     */
    post: operations['offerCourse'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses/{courseId}/offerings/{platformId}/acknowledgement': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Acknowledge affiliation
     * @description An approver lets a platform sell the course of an institution that it belongs with, and says why. Auditors see it. The same again of the same person changes nothing.
     */
    post: operations['acknowledgeAffiliation'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses/{courseId}/schedules': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator adds a schedule to the published version of a course
     * @description An operator adds a schedule to the published version of a course: its sessions, its seats, and its venue where people come to one. The same again changes nothing.
     */
    post: operations['addSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses/{courseId}/schedules/{scheduleId}/cancellation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator cancels a schedule, of whichever version, with a reason
     * @description An operator cancels a schedule, of whichever version, with a reason. One that is cancelled is answered as it is.
     */
    post: operations['cancelSchedule'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses/{courseId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A course of the catalogue with its syllabus
     * @description A course of the catalogue with its syllabus, the platforms that sell it and the schedules that lie ahead, for anybody. A platform whose tie with the institution is not acknowledged is not shown.
     */
    get: operations['getCourse'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/regencies/{regency}/courses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List regency courses
     * @description What is held, or is proposed to be held, in a regency, wherever it stands, page by page. A local government sees its own regencies.
     */
    get: operations['listRegencyCourses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/purchase-codes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Has a participant sent a one-time code by SMS
     * @description Has a participant sent a one-time code by SMS, to the phone in force, for one purchase on the platform that asks. Every well-formed number is answered and counted alike, so that nobody finds out by it which cards there are; a code is sent only where the card can be used.
     */
    post: operations['requestPurchaseCode'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A platform places a participant's purchase
     * @description A platform places a participant's purchase, with the card's number and the one-time code that the participant was sent for it. 201 for a new one; 200 for the same reference and content again, as it stands.
     */
    post: operations['placeOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/orders/{orderId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A purchase as the platform that sold it sees it
     * @description A purchase as the platform that sold it sees it.
     */
    get: operations['getOrder'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/orders/{orderId}/cancellation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The platform takes a purchase back for its participant
     * @description The platform takes a purchase back for its participant. One that is back is answered as it is.
     */
    post: operations['cancelSale'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/orders': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a participant bought
     * @description What a participant bought, with the codes, what comes next, and what is left on the card.
     */
    get: operations['listOwnOrders'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/orders/{orderId}/cancellation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A participant takes a purchase back
     * @description A participant takes a purchase back. One that is back is answered as it is.
     */
    post: operations['cancelOwnOrder'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/partners/{clientCode}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * An operator registers a machine of an institution or a platform
     * @description An operator registers a machine of an institution or a platform, or changes its limits. The same again changes nothing. Its keys are made by themselves.
     */
    put: operations['registerPartner'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/partners/{clientCode}/keys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator makes a new key for a partner's machine
     * @description An operator makes a new key for a partner's machine. It is shown in this answer and never again. The one before stays good beside it until the next is made.
     */
    post: operations['makePartnerKey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integration/payment/redeem-code/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What a redeem code stands for
     * @description What a redeem code stands for, whether it was used, and whether the participant was there in a session. Changes nothing.
     */
    post: operations['redeemStatus'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integration/payment/redeem-code/commit': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An institution takes a redeem code in, for a session or for a self-paced course
     * @description An institution takes a redeem code in, for a session or for a self-paced course. The same client that sends the same again, or the very same request, is answered as the first time.
     */
    post: operations['redeemCommit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integration/settings': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A partner says whether signatures by HMAC-SHA1 are taken from its client
     * @description A partner says whether signatures by HMAC-SHA1 are taken from its client. Only a request that is itself signed by HMAC-SHA256 may, so that nobody locks out a client that cannot do it.
     */
    post: operations['chooseSettings'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integration/self-test': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * What is wrong with the signature of this very request
     * @description What is wrong with the signature of this very request, tried against the live keys and the usual mistakes. It answers 200 either way; neither a key nor the right signature is ever told.
     */
    post: operations['testSignature'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integration/oauth/url-generate': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Url generate
     * @description An institution asks for a page on which its participant proves to be at a session. The page's address is signed, good for a quarter of an hour and for one use, and says nothing of anybody.
     */
    post: operations['urlGenerate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integration/tpm/submission': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An institution hands a participant's skills task in, by the address of its file
     * @description An institution hands a participant's skills task in, by the address of its file. Until it is assessed a later file takes its place; the same again is answered the same.
     */
    post: operations['submitTask'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integration/tpm/feedback/submission': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An institution assesses a task that was handed in
     * @description An institution assesses a task that was handed in. With `passed: false` it can be handed in again; otherwise the assessment stands. The same again is answered the same.
     */
    post: operations['submitFeedback'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/v1/integration/tpm/submission/status': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * How far a participant's skills task is
     * @description How far a participant's skills task is.
     */
    post: operations['taskStatus'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/presence/{linkId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The page on which a participant proves to be at a session
     * @description The page on which a participant proves to be at a session. It names the course and the session and nobody. A browser gets a refusal as a page too.
     */
    get: operations['showPresencePage'];
    put?: never;
    /**
     * A participant proves to be at a session by a picture of their face
     * @description A participant proves to be at a session by a picture of their face. Whoever has the link has the right; it is used once, by a face that passes or that a person has to look at. Sent again it is answered as before, and no picture is judged twice.
     */
    post: operations['provePresence'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/presence-reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Proofs of presence that wait for a person
     * @description Proofs of presence that wait for a person, the longest wait first, page by page, without pictures.
     */
    get: operations['listPresenceReviews'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/presence-reviews/{linkId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * One proof of presence with its picture, for the operator who decides about it
     * @description One proof of presence with its picture, for the operator who decides about it. The picture is there until somebody has decided, and for 14 days at most.
     */
    get: operations['getPresenceReview'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/presence-reviews/{linkId}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator who has looked at the picture accepts or rejects a proof of presence
     * @description An operator who has looked at the picture accepts or rejects a proof of presence. The first decision stands; the same again is answered the same.
     */
    post: operations['decidePresenceReview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/training-completions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An institution tells of up to a thousand completed trainings
     * @description An institution tells of up to a thousand completed trainings. What is accepted waits in the queue, which keeps it, before it is answered; a notice that is broken is refused in its place. The same call again is answered with the same numbers.
     */
    post: operations['acceptCompletions'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/training-completions/uploads': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Open upload
     * @description An institution asks where to put a file of notices (NDJSON: a notice a line), which it does with HTTP PUT, and hands it in afterwards.
     */
    post: operations['openUpload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/training-completions/uploads/{uploadId}/submission': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An institution hands a file in that it has put
     * @description An institution hands a file in that it has put. It is read as it is now: what is put to the address later is not. Again, it is answered the same.
     */
    post: operations['submitUpload'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/training-completions/uploads/{uploadId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of a file of the institution's own, or of a call by its `batchId`
     * @description What became of a file of the institution's own, or of a call by its `batchId`: how many notices stand where, and the outcomes page by page.
     */
    get: operations['getUpload'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/training-completions/{noticeId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of one notice of the institution's own, or that it waits
     * @description What became of one notice of the institution's own, or that it waits.
     */
    get: operations['getCompletion'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/certificates/{certificateId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether a certificate is valid
     * @description Whether a certificate is valid, and what it states, for anybody who has its number: a page for a browser, JSON with the signed certificate for a program. Never kept by anybody on the way: it may be revoked in the next second.
     */
    get: operations['getCertificate'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/certificates/{certificateId}/revocation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator revokes a certificate for good
     * @description An operator revokes a certificate for good. Its page says when and of which kind the reason is; the reason itself, which may tell of people, is kept encrypted. The first revocation stands.
     */
    post: operations['revokeCertificate'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/orders/{orderId}/review': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A participant rates and reviews a completed course, once
     * @description A participant rates and reviews a completed course, once. The same again is answered as it stands.
     */
    post: operations['giveReview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses/{courseId}/reviews': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What participants say of a course, the newest first, and what it comes to
     * @description What participants say of a course, the newest first, and what it comes to; for anybody.
     */
    get: operations['listReviews'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/courses/{courseId}/reviews/{reviewId}/hiding': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator hides a review that breaks the rules, with a reason
     * @description An operator hides a review that breaks the rules, with a reason. It counts no more, and is kept. `at` is the instant at which it was given, as the list shows it.
     */
    post: operations['hideReview'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/surveys': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The surveys of who has completed a course
     * @description The surveys of who has completed a course, with when each is open and what was answered.
     */
    get: operations['listSurveys'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/surveys/{survey}/answers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Answers a survey, once
     * @description Answers a survey, once. The same again is answered as it stands. What people say of their work and income is encrypted.
     */
    post: operations['answerSurvey'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lists/{source}/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Open list file
     * @description An operator asks where to put a ministry's whole list (CSV: `nik` or `nik,kk` a line), which is done with HTTP PUT, and handed in afterwards.
     */
    post: operations['openListFile'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lists/{source}/files/{fileId}/submission': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator hands a file in that was put
     * @description An operator hands a file in that was put. It is read as it is now: what is put to the address later is not. Again, it is answered as the file stands.
     */
    post: operations['submitListFile'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/lists/{source}/files/{fileId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far the import of a list's file is
     * @description How far the import of a list's file is, and its broken lines by their numbers, page by page.
     */
    get: operations['getListFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/ledger/days/{day}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a day of the ledger came to, and what in it does not agree
     * @description What a day of the ledger came to, and what in it does not agree.
     */
    get: operations['getLedgerDay'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/transfers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every movement of a participant's money and why, the newest first
     * @description Every movement of a participant's money and why, the newest first.
     */
    get: operations['listOwnTransfers'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/payout-account': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The account that a participant is paid to
     * @description The account that a participant is paid to, what is wrong with it, and its changes.
     */
    get: operations['getPayoutAccount'];
    /**
     * A participant links the account that incentives are to be paid to
     * @description A participant links the account that incentives are to be paid to. 201 for a new link, 200 for the account that stands already.
     */
    put: operations['linkPayoutAccount'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/payout-account/objection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A participant did not change the account, and says so while it cools off
     * @description A participant did not change the account, and says so while it cools off. The account before it stands again. Names the version that is objected to, so that no other is undone.
     */
    post: operations['objectToPayoutAccount'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/incentives': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the caller may come to
     * @description What the caller may come to, how far each step is, what was decided, and where the money is.
     */
    get: operations['listOwnIncentives'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/{applicantId}/incentives': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What staff see of a person's incentives, every decision with what it stands on
     * @description What staff see of a person's incentives, every decision with what it stands on.
     */
    get: operations['getIncentives'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/payout-envelopes': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The newest envelopes, with what they declare
     * @description The newest envelopes, with what they declare.
     */
    get: operations['listEnvelopes'];
    put?: never;
    /**
     * An operator proposes to pay what is ready
     * @description An operator proposes to pay what is ready. The same instant again is the same envelope, and is answered as it stands.
     */
    post: operations['openEnvelope'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/payout-envelopes/{envelopeId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What it declares, who approved it, and what became of its payouts, page by page
     * @description What it declares, who approved it, and what became of its payouts, page by page.
     */
    get: operations['getEnvelope'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/payout-envelopes/{envelopeId}/verdict': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An approver names what is declared and approves, or rejects
     * @description An approver names what is declared and approves, or rejects. With the second approval it is shipped. The same verdict of the same person again changes nothing.
     */
    post: operations['decideEnvelope'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/payout-callbacks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A bank tells what became of a payment, signed with our key
     * @description A bank tells what became of a payment, signed with our key. What it says is taken by the queue. The very same again is answered the same, and changes nothing: the payout is at its end already.
     */
    post: operations['acceptCallback'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bank-statements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator asks where to put a bank's statement (HTTP PUT)
     * @description An operator asks where to put a bank's statement (HTTP PUT), and hands it in afterwards.
     */
    post: operations['openStatement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bank-statements/{statementId}/submission': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The file that was put is read as it is now
     * @description The file that was put is read as it is now. Again, it is answered the same.
     */
    post: operations['submitStatement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/bank-statements/{statementId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get statement
     * @description How far it is, how many of its entries agree with a payout, and the entries that could not be read, page by page.
     */
    get: operations['getStatement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/unmatched-payments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What banks said
     * @description What banks said, by callback, answer or statement, that agrees with no payout or contradicts what was known of it. A page may be short; as long as it has `next` there is more to ask for.
     */
    get: operations['listUnmatched'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/unmatched-payments/{entryId}/resolution': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A member of staff says what an entry was
     * @description A member of staff says what an entry was. It moves no money, and is kept. The first resolution stands.
     */
    post: operations['resolveUnmatched'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/platforms/{platformId}/settlements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Open settlement
     * @description An operator proposes to pay a platform for what was committed up to the end of a day that is over. The same one again is answered as it stands; one that was withdrawn is begun anew.
     */
    post: operations['openSettlement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/platforms/{platformId}/settlements/{settlementId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What it comes to, and its lines, page by page
     * @description What it comes to, and its lines, page by page.
     */
    get: operations['getSettlement'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/platforms/{platformId}/settlements/{settlementId}/verdict': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An approver names what is declared and approves, or rejects
     * @description An approver names what is declared and approves, or rejects. With the second approval it is entered. The same verdict of the same person again changes nothing.
     */
    post: operations['decideSettlement'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/settlements': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A platform's own settlements, the newest day first
     * @description A platform's own settlements, the newest day first. Who proposed and approved is none of its business.
     */
    get: operations['listOwnSettlements'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/orders/{orderId}/hold': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Why a platform is not paid for a course, what is proposed, and what was decided
     * @description Why a platform is not paid for a course, what is proposed, and what was decided.
     */
    get: operations['getHold'];
    /**
     * Hold order
     * @description An operator or auditor has the platform not be paid for a course until it was looked into. What was paid for, or is in a settlement at this moment, is refused.
     */
    put: operations['holdOrder'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/orders/{orderId}/hold/proposal': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A member of staff proposes that a platform is paid after all, or never
     * @description A member of staff proposes that a platform is paid after all, or never.
     */
    post: operations['proposeHoldEnd'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/orders/{orderId}/hold/verdict': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An approver who did not propose it agrees to what is proposed, and names it
     * @description An approver who did not propose it agrees to what is proposed, and names it. The same again changes nothing; who does not agree proposes something else.
     */
    post: operations['decideHold'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/debts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a person has to pay back, why, by when, and how to object
     * @description What a person has to pay back, why, by when, and how to object.
     */
    get: operations['listOwnDebts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/me/debts/{waveId}/plan': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * A person chooses over how many months to pay back
     * @description A person chooses over how many months to pay back. The same again changes nothing.
     */
    put: operations['chooseDebtPlan'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/debts/{applicantId}/{waveId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What somebody has to pay back
     * @description What somebody has to pay back, as they see it, for staff who answer or enter a payment.
     */
    get: operations['getDebt'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/debts/{applicantId}/{waveId}/repayments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An operator enters a payment of the bank's statement
     * @description An operator enters a payment of the bank's statement. 201 when it was entered, 200 when it had been before.
     */
    post: operations['enterRepayment'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/challenge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Whether who registers has to show that it cost them something
     * @description Whether who registers has to show that it cost them something, and a challenge of their own to work on. It is given also while none is needed: the brake may be put on between this answer and the registration. Nothing is stored.
     */
    get: operations['getChallenge'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/registrations/waiting-place': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Instead of working, somebody waits
     * @description Instead of working, somebody waits: for an old phone, a screen reader, a browser without JavaScript. Asking again keeps the place. While no proof is needed, there is nothing to wait for.
     */
    post: operations['waitToRegister'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/switches/registration-challenge': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How the brake on registrations stands, and everything it was ever set to
     * @description How the brake on registrations stands, and everything it was ever set to.
     */
    get: operations['getRegistrationChallenge'];
    /**
     * An operator puts the brake on registrations
     * @description An operator puts the brake on registrations, makes it harder or easier, or takes it off. It holds everywhere after half a minute. The same again changes nothing.
     */
    put: operations['setRegistrationChallenge'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/switches/features': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What can be closed and opened
     * @description What can be closed and opened, how each feature stands, and everything it was ever set to.
     */
    get: operations['listFeatures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/switches/features/{feature}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * An operator closes a feature
     * @description An operator closes a feature, opens it, or sets for how many people in a hundred it is on. It holds everywhere after half a minute. The same again changes nothing.
     */
    put: operations['setFeature'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/help-desk/visits': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A help desk has a one-time code sent to whoever is registered with a NIK
     * @description A help desk has a one-time code sent to whoever is registered with a NIK. The answer is the same whether anybody is.
     */
    post: operations['requestVisit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/help-desk/visits/{visitId}/code': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The citizen read out the code, and the visit is open for a while
     * @description The citizen read out the code, and the visit is open for a while.
     */
    post: operations['openVisit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/help-desk/visits/{visitId}/end': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The citizen has left, and nothing more is done for them
     * @description The citizen has left, and nothing more is done for them. The same again changes nothing.
     */
    post: operations['endVisit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/help-desk/visits/{visitId}/registration': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The registration as the citizen sees it
     * @description The registration as the citizen sees it.
     */
    get: operations['getVisitedRegistration'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/help-desk/visits/{visitId}/enrollments/{waveId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Where the citizen stands in a wave, as they see it
     * @description Where the citizen stands in a wave, as they see it.
     */
    get: operations['getVisitedEnrollment'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/help-desk/visits/{visitId}/enrollments': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Joins a wave for the citizen, whose receipt it is
     * @description Joins a wave for the citizen, whose receipt it is. Where joining is off for the citizen, it is off here too, whoever's desk it is.
     */
    post: operations['joinWaveInVisit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/help-desk/visits/{visitId}/objections': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Hands in, for the citizen, an objection to a rule that failed
     * @description Hands in, for the citizen, an objection to a rule that failed.
     */
    post: operations['objectInVisit'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/help-desk/visits/{visitId}/incentives': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The citizen's incentives
     * @description The citizen's incentives, how far each step is and where the money is, and the account that it goes to, of whose number only the last digits are shown, as they see it themselves.
     */
    get: operations['getVisitedIncentives'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/help-desk/visits/{visitId}/debts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What the citizen has to pay back, why, by when, and how to object
     * @description What the citizen has to pay back, why, by when, and how to object.
     */
    get: operations['getVisitedDebts'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/accesses': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which role of which office opened the caller's data
     * @description Which role of which office opened the caller's data, when and what for, the newest first.
     */
    get: operations['listOwnAccesses'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/accesses/{accessId}/objection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The caller did not ask for this, or thinks that it was not needed
     * @description The caller did not ask for this, or thinks that it was not needed; somebody else than who did it looks into it. 201 when the case was opened, 200 when it had been before, as it stands.
     */
    post: operations['objectToAccess'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/contacts': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The phone and e-mail address in force, masked, and what is about to change
     * @description The phone and e-mail address in force, masked, and what is about to change.
     */
    get: operations['getContacts'];
    /**
     * A person wants to be reached at another phone or e-mail address
     * @description A person wants to be reached at another phone or e-mail address. 202 when a one-time code is on its way there; 200 when there is nothing to change.
     */
    put: operations['changeContacts'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/contacts/confirmation': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * The code that was sent to a new phone or e-mail address
     * @description The code that was sent to a new phone or e-mail address. The change cools off from now on, and those of the old contacts are told at once.
     */
    post: operations['confirmContacts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/contacts/objection': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A person did not change phone or e-mail address
     * @description A person did not change phone or e-mail address, and says so while the change cools off. Names the change that is objected to, so that no other is undone.
     */
    post: operations['objectToContacts'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What people share beyond what may be, and waits for people to look into it
     * @description What people share beyond what may be, and waits for people to look into it; the oldest first.
     */
    get: operations['listRisks'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risks/{riskId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get risk
     * @description A case, and page by page who belongs to it, by number, what they share and since when. Each member sees that it was opened.
     */
    get: operations['getRisk'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risks/{riskId}/decision': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * A member of staff proposes to clear a case
     * @description A member of staff proposes to clear a case, or to refuse those of its members who are named. Somebody else decides.
     */
    post: operations['proposeRiskDecision'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/risks/{riskId}/verdict': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * Decide risk
     * @description An approver who is not the proposer approves or rejects what is proposed of a case. The same verdict of the same person again changes nothing, and completes what was cut off.
     */
    post: operations['decideRisk'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/days': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The closed days of the audit trail with their roots, for anybody to note down
     * @description The closed days of the audit trail with their roots, for anybody to note down; the newest first.
     */
    get: operations['listAuditDays'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/days/{day}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The document of a closed day as it was signed
     * @description The document of a closed day as it was signed, byte for byte, with the signature and the time stamp, for anybody. A closed day never changes.
     */
    get: operations['getAuditDay'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/days/{day}/lanes/{lane}/{piece}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Sends an auditor to a piece of a lane's chain, of some megabytes
     * @description Sends an auditor to a piece of a lane's chain, of some megabytes.
     */
    get: operations['getAuditFile'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/applications/{applicantId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Who touched an application, the auditor who asks included
     * @description Who touched an application, the auditor who asks included.
     */
    get: operations['getTouched'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/waves/{waveId}/tickets/{ticket}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Which rules and which versions of the lists decided on a ticket
     * @description Which rules and which versions of the lists decided on a ticket.
     */
    get: operations['getDecided'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/overrides/{month}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * List overrides
     * @description Every time in a month (UTC) that staff set aside what the system or somebody before had decided, or tried to, with what they were answered; page by page.
     */
    get: operations['listOverrides'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/audit/fairness/{year}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every draw of a year at the fairness gate, and who let through what it held back
     * @description Every draw of a year at the fairness gate, and who let through what it held back.
     */
    get: operations['listFairnessDecisions'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/regencies/{regency}/figures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of the programme in a regency
     * @description What became of the programme in a regency, by wave (or in one, `waveId`) and in all, without counts so small that they would tell of single people. A local government sees its own.
     */
    get: operations['getRegencyFigures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/provinces/{province}/figures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of the programme in a province
     * @description What became of the programme in a province, by wave and in all, and in each of its regencies over all waves, or in one (`waveId`). Totals are made of what is told of the regencies and of nothing else. The local governments of the province and of its regencies see it: a regency beside its neighbours.
     */
    get: operations['getProvinceFigures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/figures': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What is told of each province over all waves
     * @description What is told of each province over all waves, and what that comes to in the nation. It is put together once an hour, and holds nothing that the provinces' own pages did not tell then. Of the nation nothing is told before each province was told of once.
     */
    get: operations['getNationFigures'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/consents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What personal data is used for
     * @description What personal data is used for, on which basis, in the words that are agreed to, by version.
     */
    get: operations['listConsents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/consents': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What stands for each purpose, and each time that the person gave or withdrew it
     * @description What stands for each purpose, and each time that the person gave or withdrew it.
     */
    get: operations['getOwnConsents'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/consents/{purpose}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    /**
     * A person gives a consent, or withdraws it, to the text in force
     * @description A person gives a consent, or withdraws it, to the text in force. What nobody can take part without is withdrawn by asking for erasure.
     */
    put: operations['changeConsent'];
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/data': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everything that is held of a person
     * @description Everything that is held of a person, in clear, and what was done with it (UU 27/2022, articles 6 to 8 and 32: within 3×24 hours; here at once).
     */
    get: operations['getOwnData'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/cases': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What a person objected to
     * @description What a person objected to, by when a person of the programme rules on it (3×24 hours), and the ruling with its reason (UU 27/2022, articles 10 and 30).
     */
    get: operations['listOwnCases'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/me/erasure': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * What became of the wish for erasure, and what it waits for
     * @description What became of the wish for erasure, and what it waits for.
     */
    get: operations['getErasure'];
    put?: never;
    /**
     * A person wants their data erased
     * @description A person wants their data erased. It is begun when the days in which it can be taken back are over; until then they are told over every channel, in case it was not them.
     */
    post: operations['askForErasure'];
    /**
     * A person takes the wish for erasure back, as long as nothing was erased
     * @description A person takes the wish for erasure back, as long as nothing was erased.
     */
    delete: operations['takeErasureBack'];
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/breaches': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every breach, the first first, with its clock
     * @description Every breach, the first first, with its clock.
     */
    get: operations['listBreaches'];
    put?: never;
    /**
     * An operator enters what got into the wrong hands
     * @description An operator enters what got into the wrong hands, when that was noticed, and what those affected and the agency are to be told. Whom it affects is listed by `npm run privacy -- affected`.
     */
    post: operations['openBreach'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/breaches/{breachId}': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * A breach with its clock, how many it affects, and the report to the agency
     * @description A breach with its clock, how many it affects, and the report to the agency.
     */
    get: operations['getBreach'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/breaches/{breachId}/verdict': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /**
     * An approver approves the texts for the number of people whom they saw listed
     * @description An approver approves the texts for the number of people whom they saw listed, or sends them back. With the second approval everybody affected is told.
     */
    post: operations['decideBreach'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/queues': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Every queue with what waits in it
     * @description Every queue with what waits in it, since when, and what lies among its dead letters.
     */
    get: operations['listQueues'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/queues/{queue}/dead-letters': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * The messages of a queue that were given up
     * @description The messages of a queue that were given up, with what they are about and why they failed. They stay where they are.
     */
    get: operations['listDeadLetters'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/queues/{queue}/redrives': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * How far dead letters are moved back into a queue
     * @description How far dead letters are moved back into a queue; the ten newest redrives.
     */
    get: operations['listRedrives'];
    put?: never;
    /**
     * Has the dead letters of a queue moved back into it
     * @description Has the dead letters of a queue moved back into it. The same again while they are being moved changes nothing.
     */
    post: operations['startRedrive'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/pulse': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Get pulse
     * @description What happened through a day (WIB; today unless told), and how others' servers answer.
     */
    get: operations['getPulse'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/v1/operations/approvals': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /**
     * Everything that waits for a second person, the longest waiting first
     * @description Everything that waits for a second person, the longest waiting first.
     */
    get: operations['listApprovals'];
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
    /**
     * @description Stable: a program may decide by it. The sentences beside it are for people, and may change.
     * @enum {string}
     */
    ProblemCode:
      | 'access-not-found'
      | 'acknowledgement-own'
      | 'affiliation-acknowledged'
      | 'affiliation-none'
      | 'approval-own'
      | 'assessment-given'
      | 'assessment-own'
      | 'assessor-not-independent'
      | 'audit-application-not-found'
      | 'audit-day-open'
      | 'audit-day-unclear'
      | 'audit-file-not-found'
      | 'audit-month-unclear'
      | 'audit-ticket-not-found'
      | 'audit-year-unclear'
      | 'award-ended'
      | 'award-held'
      | 'award-not-found'
      | 'award-stopped'
      | 'award-used'
      | 'body-malformed'
      | 'body-missing'
      | 'body-too-large'
      | 'breach-closed'
      | 'breach-not-found'
      | 'breach-not-listed'
      | 'busy-try-again'
      | 'callback-clock'
      | 'callback-nonce-used'
      | 'callback-signature-wrong'
      | 'callback-unsigned'
      | 'card-number-malformed'
      | 'case-about-oneself'
      | 'case-closed'
      | 'case-not-found'
      | 'certificate-not-found'
      | 'client-code-missing'
      | 'client-unknown'
      | 'completion-before-last-session'
      | 'completion-before-modules'
      | 'completion-before-redeeming'
      | 'completion-hours-too-few'
      | 'completion-hours-too-many'
      | 'completion-in-future'
      | 'completion-line-malformed'
      | 'completion-line-too-long'
      | 'completion-modules-untold'
      | 'completion-never-present'
      | 'completion-not-found'
      | 'completion-sessions-missed'
      | 'completion-task-not-passed'
      | 'consent-missing'
      | 'consent-needed'
      | 'consent-version-unknown'
      | 'contact-change-missing'
      | 'contact-changed-elsewhere'
      | 'contact-code-missing'
      | 'contact-code-tries-used-up'
      | 'contact-code-wrong'
      | 'contact-codes-too-many'
      | 'contact-not-named'
      | 'contact-objection-late'
      | 'contacts-unverified'
      | 'corrections-exhausted'
      | 'course-hours-too-few'
      | 'course-mode-not-allowed'
      | 'course-not-found'
      | 'course-not-published'
      | 'course-not-sold-here'
      | 'course-price-over-budget'
      | 'cursor-invalid'
      | 'cutoff-unclear'
      | 'dates-too-far-apart'
      | 'debt-months-too-many'
      | 'debt-not-found'
      | 'debt-not-owed'
      | 'debt-plan-agreed'
      | 'debt-repayment-in-future'
      | 'debt-repayment-reference-used'
      | 'debt-repayment-too-large'
      | 'decision-closed'
      | 'decision-missing'
      | 'decision-not-found'
      | 'decision-overtaken'
      | 'decision-own'
      | 'declaration-differs'
      | 'draw-not-held'
      | 'email-malformed'
      | 'enrollment-not-found'
      | 'envelope-closed'
      | 'envelope-not-found'
      | 'envelope-not-proposed'
      | 'envelope-until-ahead'
      | 'erasure-asked'
      | 'erasure-not-asked'
      | 'erasure-under-way'
      | 'evidence-not-found'
      | 'fault'
      | 'feature-off'
      | 'field-malformed'
      | 'field-missing'
      | 'field-too-long'
      | 'field-too-short'
      | 'field-unknown'
      | 'field-wrong-type'
      | 'figures-not-own'
      | 'figures-not-published'
      | 'first-purchase-overdue'
      | 'formal-education'
      | 'help-desk-look-ups-used'
      | 'hold-closed'
      | 'hold-not-found'
      | 'hold-not-proposed'
      | 'holder-invalid'
      | 'idempotency-key-malformed'
      | 'identity-unconfirmed'
      | 'identity-under-review'
      | 'incentives-of-nobody'
      | 'institution-not-found'
      | 'kk-malformed'
      | 'ledger-day-open'
      | 'ledger-day-unclear'
      | 'list-file-not-found'
      | 'list-kk-malformed'
      | 'list-line-malformed'
      | 'list-line-too-long'
      | 'list-nik-malformed'
      | 'list-not-published'
      | 'list-source-unavailable'
      | 'list-unknown'
      | 'list-version-known'
      | 'lists-being-frozen'
      | 'liveness-unavailable'
      | 'media-type-unsupported'
      | 'nik-birth-date-differs'
      | 'nik-malformed'
      | 'no-place-freed'
      | 'not-eligible'
      | 'not-through-edge'
      | 'nothing-to-recover'
      | 'objection-exists'
      | 'objection-window-over'
      | 'offering-not-found'
      | 'order-cancelled-too-late'
      | 'order-last-after-deadline'
      | 'order-not-cancellable'
      | 'order-not-completed'
      | 'order-not-found'
      | 'order-not-redeemable'
      | 'order-not-redeemed'
      | 'order-not-refundable'
      | 'order-over-balance'
      | 'order-scheme-differs'
      | 'order-settled'
      | 'part-unknown'
      | 'partner-key-not-live'
      | 'partner-key-not-newest'
      | 'partner-not-found'
      | 'partner-not-institution'
      | 'partner-of-another'
      | 'partner-unknown'
      | 'payout-account-attempts-used-up'
      | 'payout-account-card-missing'
      | 'payout-account-changed'
      | 'payout-account-identity-differs'
      | 'payout-account-identity-unverified'
      | 'payout-account-inactive'
      | 'payout-account-missing'
      | 'payout-account-not-found'
      | 'payout-account-not-upgraded'
      | 'payout-account-number-malformed'
      | 'payout-account-objection-late'
      | 'payout-account-phone-differs'
      | 'payout-account-taken'
      | 'payout-channel-not-offered'
      | 'payout-channel-unavailable'
      | 'payout-not-found'
      | 'phone-malformed'
      | 'place-not-excluded'
      | 'place-unchanged'
      | 'places-recovered'
      | 'platform-not-found'
      | 'presence-link-expired'
      | 'presence-link-not-found'
      | 'presence-link-used'
      | 'presence-rejected'
      | 'presence-review-decided'
      | 'presence-review-not-found'
      | 'presence-sample-gone'
      | 'presence-too-early'
      | 'presence-too-late'
      | 'province-not-found'
      | 'province-not-open'
      | 'province-open-already'
      | 'province-unknown'
      | 'purchase-code-expired'
      | 'purchase-code-used-up'
      | 'purchase-code-wrong'
      | 'purchase-codes-too-many'
      | 'quota-empty'
      | 'quota-form-unclear'
      | 'quota-line-malformed'
      | 'quota-too-large'
      | 'rate-exceeded'
      | 'rating-out-of-range'
      | 'recovery-overtaken'
      | 'recovery-unpublished'
      | 'redeem-code-cancelled'
      | 'redeem-code-expired'
      | 'redeem-code-malformed'
      | 'redeem-code-not-found'
      | 'redeem-code-of-another-institution'
      | 'redeem-code-used'
      | 'redeem-course-type-mismatch'
      | 'redeem-session-not-found'
      | 'redeem-too-early'
      | 'redeem-too-late'
      | 'redeem-transaction-cancelled'
      | 'redirect-uri-malformed'
      | 'reference-used'
      | 'regencies-not-for-mode'
      | 'regencies-required'
      | 'regency-not-found'
      | 'regency-not-in-wave'
      | 'regency-not-own'
      | 'regency-repeated'
      | 'regency-unknown'
      | 'registration-awarded'
      | 'registration-exists'
      | 'registration-not-found'
      | 'registration-proof-early'
      | 'registration-proof-expired'
      | 'registration-proof-invalid'
      | 'registration-proof-missing'
      | 'registration-required'
      | 'request-invalid'
      | 'reserve-for-nobody'
      | 'result-not-published'
      | 'review-contact-details'
      | 'review-given'
      | 'review-not-found'
      | 'review-too-short'
      | 'risk-changed'
      | 'risk-closed'
      | 'risk-decision-under-way'
      | 'risk-member-foreign'
      | 'risk-members-missing'
      | 'risk-members-needless'
      | 'risk-merged'
      | 'risk-not-found'
      | 'risk-proposal-missing'
      | 'role-missing'
      | 'rule-not-failed'
      | 'rule-not-waivable'
      | 'run-under-way'
      | 'sample-malformed'
      | 'schedule-begun'
      | 'schedule-cancelled'
      | 'schedule-exists'
      | 'schedule-full'
      | 'schedule-not-for-mode'
      | 'schedule-not-found'
      | 'schedule-over'
      | 'schedule-required'
      | 'scheme-not-in-force'
      | 'search-text-empty'
      | 'selection-not-started'
      | 'sessions-unordered'
      | 'settings-need-sha256'
      | 'settings-outdated'
      | 'settlement-below-zero'
      | 'settlement-closed'
      | 'settlement-day-not-over'
      | 'settlement-not-found'
      | 'settlement-not-proposed'
      | 'sign-in-unlinked'
      | 'signature-missing'
      | 'signature-sha1-off'
      | 'signature-wrong'
      | 'skills-task-assessed'
      | 'skills-task-late'
      | 'skills-task-not-submitted'
      | 'statement-missing'
      | 'statement-not-found'
      | 'statement-too-large'
      | 'supply-not-offline'
      | 'survey-answered'
      | 'survey-answers-incomplete'
      | 'survey-not-found'
      | 'survey-not-open'
      | 'switch-changed'
      | 'ticket-not-found'
      | 'timestamp-malformed'
      | 'timestamp-missing'
      | 'timestamp-outside-window'
      | 'unmatched-not-found'
      | 'upload-missing'
      | 'upload-not-found'
      | 'upload-too-large'
      | 'venue-elsewhere'
      | 'venue-not-for-mode'
      | 'venue-required'
      | 'version-not-approved'
      | 'version-not-found'
      | 'version-not-in-assessment'
      | 'version-superseded'
      | 'visit-code-expired'
      | 'visit-code-used-up'
      | 'visit-code-wrong'
      | 'visit-codes-too-many'
      | 'visit-not-found'
      | 'visit-not-open'
      | 'visit-over'
      | 'waiting-lane-full'
      | 'waiting-list-open'
      | 'waiting-list-over'
      | 'wave-closed'
      | 'wave-exists'
      | 'wave-instants-unordered'
      | 'wave-keys-destroyed'
      | 'wave-not-found'
      | 'wave-not-open'
      | 'wave-over-already';
    /** @enum {string} */
    ReasonCode:
      | 'age-over-maximum'
      | 'age-under-minimum'
      | 'birth-date-mismatch'
      | 'citizenship-unproven'
      | 'earlier-recipient'
      | 'given-up'
      | 'household-limit-reached'
      | 'kk-mismatch'
      | 'left'
      | 'listed'
      | 'name-mismatch'
      | 'nik-corrected'
      | 'nik-deceased'
      | 'nik-held-by-another'
      | 'nik-not-found'
      | 'not-verified'
      | 'occupation-excluded'
      | 'official'
      | 'police'
      | 'regency-not-in-wave'
      | 'revoked'
      | 'shared-means-confirmed'
      | 'social-aid-recipient'
      | 'soldier'
      | 'state-company-board'
      | 'student'
      | 'student-declared'
      | 'target-group-not-met'
      | 'village-official';
    /** @description Why a request was refused (RFC 9457). */
    Problem: {
      /** @description `urn:prakerja:problem:` and the code. */
      type: string;
      title: string;
      status: number;
      code: components['schemas']['ProblemCode'];
      /** @description A sentence in the language of `accept-language`: Indonesian, or English. */
      detail: string;
      /** @description The number of the request, for whoever asks about it. */
      instance: string;
      /** @description The fields at fault. */
      errors?: {
        field: string;
        code: components['schemas']['ProblemCode'];
        detail: string;
      }[];
      /** @description The reasons of the rules, where rules decided. */
      reasons?: {
        code: components['schemas']['ReasonCode'];
        id: string;
        en: string;
        /** @description The sentence in the language of `accept-language`. */
        detail: string;
        remedy: components['schemas']['Remedy'];
        /** @description Where the fact comes from. */
        source: string;
        /** @description The version of the list that decided, where one did. */
        listVersion?: string;
      }[];
    };
    /** @description What the gateway itself refuses: no token or a wrong one, no such route, too many requests. */
    GatewayRefusal: {
      message: string;
    };
    /** @description Why a call of an institution was refused, in the form that its clients know. */
    IntegrationRefusal: {
      /** @constant */
      success: false;
      /** @description A sentence to show. */
      message: string;
      data: {
        code: components['schemas']['ProblemCode'];
        request_id: string;
        errors?: {
          field: string;
          code: components['schemas']['ProblemCode'];
          detail: string;
        }[];
      };
    };
    AccessView: {
      /** @description Names this line to us. */
      accessId: string;
      /** Format: date-time */
      at: string;
      /** @description Never a name or a number of a member of staff. */
      by: {
        roles: {
          /** @enum {unknown} */
          role: 'approver' | 'assessor' | 'auditor' | 'help-desk' | 'local-government' | 'operator';
          id: string;
          en: string;
        }[];
        office: components['schemas']['Office'];
      };
      action: {
        code: string;
        id: string;
        en: string;
      };
      /** @description In the words of the member of staff. */
      purpose?: string;
      /** @description Lines of one visit to a help desk have the same. */
      visitId?: string;
      /** @description Why it came to nothing. */
      refusal?: {
        code: string;
        id: string;
        en: string;
      };
    };
    DeadLetter: {
      messageId: string;
      /** Format: date-time */
      sentAt: string;
      /** @description How often it was delivered, looking at it included. */
      receiveCount: number;
      /** @description What it is about. */
      keys: {
        [key: string]: string;
      };
      /** @description Why it was given up; unknown where the worker ended before it could say so, or never began: it was turned away, did not start, crashed, ran out of time or of memory. */
      reason?: {
        /** @description What kind of fault it was: the class of the error, such as `ZodError`. */
        error: string;
        /** Format: date-time */
        at: string;
        correlationId?: string;
        /** @description The invocation, and what it all came of: the log is found by both. */
        requestId: string;
        /** @description What went wrong, in a sentence without quotations and long numbers. */
        sentence: string;
        functionName: string;
      };
    };
    DuePart: {
      /** @enum {unknown} */
      status: 'ahead' | 'overdue' | 'paid' | 'paused';
      /** Format: date-time */
      dueAt: string;
      amount: number;
      paid: number;
    };
    FeatureView: {
      /** @enum {unknown} */
      feature: 'help-desk' | 'joining' | 'payout-account' | 'purchase' | 'registration' | 'reviews' | 'surveys';
      names: {
        id: string;
        en: string;
      };
      /** @description What is refused while it is off. */
      routes: string[];
      /** @description Everything that it was ever set to, the first first. */
      revisions: {
        share: number;
        revision: number;
        reason: string;
        setBy: string;
        /** Format: date-time */
        setAt?: string;
      }[];
      share: number;
      revision: number;
      reason: string;
      setBy: string;
      /** Format: date-time */
      setAt?: string;
    };
    NamedKey: {
      kid: string;
      crv?: string;
      d?: string;
      dp?: string;
      dq?: string;
      e?: string;
      k?: string;
      kty?: string;
      n?: string;
      p?: string;
      q?: string;
      qi?: string;
      x?: string;
      y?: string;
    } & {
      [key: string]: unknown;
    };
    Office: {
      /** @description Of the regency or the province; not there for the programme's own management. */
      code?: string;
      id: string;
      en: string;
    };
    Pulse: {
      /** @description The day (WIB). */
      day: string;
      /**
       * Format: date-time
       * @description When it was measured: at most half a minute ago.
       */
      measuredAt: string;
      /** @description By the name under which functions count it: people, things, or whole rupiah; hour by hour of the day. */
      counts: {
        /** @enum {unknown} */
        name:
          | 'AwardsMade'
          | 'CardsRevoked'
          | 'CoursesBought'
          | 'DebtsRecorded'
          | 'ErasuresBegun'
          | 'ErasuresDone'
          | 'IncentivesApproved'
          | 'IncentivesRefused'
          | 'NoticesSent'
          | 'OrdersRefunded'
          | 'PayoutsBounced'
          | 'PayoutsPaid'
          | 'RegistrationsRefused'
          | 'RegistrationsSubmitted'
          | 'RegistrationsVerified'
          | 'RisksOpened'
          | 'RupiahPaid'
          | 'RupiahSpent'
          | 'SelectionUnitsDone'
          | 'TrainingsCompleted'
          | 'VisitsOpened'
          | 'WaveJoined'
          | 'WaveLeft';
        total: number;
        hours: number[];
      }[];
      /** @description How others' servers answered in the last hour, a quarter of an hour after the other, the newest last. */
      servers: {
        /** @enum {unknown} */
        server: 'bank' | 'liveness' | 'messages' | 'registry';
        postponed: number[];
        answered: number[];
      }[];
    };
    QueueState: {
      /** @enum {unknown} */
      queue:
        | 'audit'
        | 'completions'
        | 'deadlines'
        | 'debts'
        | 'erasures'
        | 'incentives'
        | 'ledger'
        | 'lists'
        | 'notices'
        | 'payouts'
        | 'refunds'
        | 'rekeying'
        | 'selection'
        | 'settlements'
        | 'standing'
        | 'verification';
      /** @description How long the oldest message has waited, in seconds, as CloudWatch knows it: a minute or two ago. */
      oldestSeconds?: number;
      /** @description Messages that failed five times and wait for a person. */
      deadLetters: number;
      /** @description The function that empties it. */
      consumer: string;
      runbooks: string[];
      ready: number;
      delayed: number;
      inFlight: number;
    };
    Redrive: {
      /** @enum {unknown} */
      state: 'cancelled' | 'completed' | 'failed' | 'running';
      /** Format: date-time */
      startedAt: string;
      moved: number;
      /** @description How many there were at the start. */
      of?: number;
      /** @description Why it failed, as SQS names it. */
      failure?: string;
    };
    Remedy: {
      /**
       * @description `ministry`: the fact is kept by others and is corrected there. `applicant`: the person corrects it here. `programme`: only a person's review helps.
       * @enum {unknown}
       */
      correctedBy: 'applicant' | 'ministry' | 'programme';
      institution: string;
      id: string;
      en: string;
    };
    ShownMember: {
      shares: string;
      applicantId: string;
      /** Format: date-time */
      at: string;
      until?: string;
    };
    StageProgress: {
      /** @enum {unknown} */
      state: 'done' | 'running' | 'stalled' | 'waiting';
      remaining: number;
      /** @description Units a second since the stage started. */
      rate: number;
      /** @description Seconds until the stage is done at that rate; undefined where nothing tells. */
      estimateSeconds?: number;
      /** @description In the language of whoever asks. */
      waitingFor?: string;
      /** @enum {unknown} */
      stage:
        | 'award'
        | 'barrier'
        | 'beacon'
        | 'call'
        | 'collect'
        | 'commit'
        | 'draw'
        | 'freeze'
        | 'gate'
        | 'notify'
        | 'publish'
        | 'record'
        | 'seal';
      /**
       * Format: date-time
       * @description The instant at which the next stage started.
       */
      endedAt?: string;
      done: number;
      /** @description Undefined until the units have been put on the queue. */
      total?: number;
      /** Format: date-time */
      startedAt: string;
      /** Format: date-time */
      lastDoneAt?: string;
    };
    ToldFigures: {
      joined:
        | {
            count: number;
          }
        | {
            atLeast: number;
            withheldCounts: number;
          };
      eligible:
        | {
            count: number;
          }
        | {
            atLeast: number;
            withheldCounts: number;
          };
      notEligible:
        | {
            count: number;
          }
        | {
            atLeast: number;
            withheldCounts: number;
          };
      /** @description Undefined where reasons were not noted by regency. */
      reasons?: {
        [key: string]:
          | {
              count: number;
            }
          | {
              atLeast: number;
              withheldCounts: number;
            };
      };
      drawn:
        | {
            count: number;
          }
        | {
            atLeast: number;
            withheldCounts: number;
          };
      notDrawn:
        | {
            count: number;
          }
        | {
            atLeast: number;
            withheldCounts: number;
          };
      called:
        | {
            count: number;
          }
        | {
            atLeast: number;
            withheldCounts: number;
          };
      bought:
        | {
            count: number;
          }
        | {
            atLeast: number;
            withheldCounts: number;
          };
      trainingsCompleted:
        | {
            count: number;
          }
        | {
            atLeast: number;
            withheldCounts: number;
          };
      incentivesPaid:
        | {
            count: number;
          }
        | {
            atLeast: number;
            withheldCounts: number;
          };
      cardsEnded:
        | {
            count: number;
          }
        | {
            atLeast: number;
            withheldCounts: number;
          };
      cardsStopped:
        | {
            count: number;
          }
        | {
            atLeast: number;
            withheldCounts: number;
          };
    };
    TrailLine: {
      /** Format: date-time */
      at: string;
      event: string;
      id: string;
      en: string;
      /** @enum {unknown} */
      by: 'bank' | 'institution-or-platform' | 'ministry' | 'staff' | 'system' | 'you';
      /** @description Of staff: their roles, and the office for which they work. */
      office?: string[];
      /** @description Of staff who opened the data: what they did, as the table of access names it. */
      action?: string;
      /** @enum {unknown} */
      purpose: 'institutions' | 'matching' | 'programme' | 'reminders' | 'research';
      legalBasis: string;
      about: {
        [key: string]: unknown;
      };
    };
    TransferView: {
      /** Format: date-time */
      at: string;
      /** @enum {unknown} */
      cause:
        | 'allotment'
        | 'award'
        | 'award-end'
        | 'award-return'
        | 'cancellation'
        | 'debt'
        | 'debt-cancellation'
        | 'entitlement-resumption'
        | 'entitlement-stop'
        | 'incentive'
        | 'incentive-withdrawal'
        | 'payout-block'
        | 'payout-bounce'
        | 'payout-payment'
        | 'payout-withdrawal'
        | 'purchase'
        | 'refund'
        | 'repayment'
        | 'revocation'
        | 'settlement'
        | 'settlement-deduction'
        | 'settlement-hold'
        | 'settlement-release';
      text: string;
      /** @description Of money that left for the bank: what became of it there. */
      payout?: {
        /** @enum {unknown} */
        status: 'bounced' | 'paid' | 'under-way' | 'withdrawn';
        /** Format: date-time */
        settledAt?: string;
      };
      movements: {
        /** @enum {unknown} */
        account: 'debt' | 'incentive' | 'survey-incentive' | 'training';
        waveId: string;
        amount: number;
      }[];
    };
    WaitingApproval: {
      /** @enum {unknown} */
      kind: 'breach' | 'decision' | 'envelope' | 'hold' | 'risk' | 'settlement';
      id: string;
      /** @description What an approval brings about, in a sentence. */
      does: {
        id: string;
        en: string;
      };
      proposedBy: string;
      /** Format: date-time */
      proposedAt: string;
      /** @description Who has approved so far, and how many have to. */
      approvedBy: string[];
      approvalsNeeded: number;
      /** @description Who may decide, and never the proposer. */
      roles: ('approver' | 'assessor' | 'auditor' | 'help-desk' | 'local-government' | 'operator')[];
      /** @description Where it is decided: POST to this path. */
      path: string;
    };
    WaitingApprovals: {
      /** @description The longest waiting first. */
      approvals: components['schemas']['WaitingApproval'][];
      /** @description False where there are more open cases of shared contacts than were looked through. */
      isComplete: boolean;
    };
  };
  responses: {
    /** @description Refused: the status says of which kind, `code` why. */
    Refusal: {
      headers: {
        'cache-control': components['headers']['cache-control'];
        'retry-after': components['headers']['retry-after'];
        vary: components['headers']['vary'];
        'www-authenticate': components['headers']['www-authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/problem+json': components['schemas']['Problem'];
        'application/json': components['schemas']['GatewayRefusal'];
      };
    };
    /** @description Refused: `data.code` says why. */
    IntegrationRefusal: {
      headers: {
        'retry-after': components['headers']['retry-after'];
        'www-authenticate': components['headers']['www-authenticate'];
        [name: string]: unknown;
      };
      content: {
        'application/json': components['schemas']['IntegrationRefusal'] | components['schemas']['GatewayRefusal'];
      };
    };
  };
  parameters: never;
  requestBodies: never;
  headers: {
    /** @description The state of what is answered: whoever sends it back as `if-none-match` is told 304 while it is so. */
    etag: string;
    /** @description How long the answer may be kept, and by whom; `no-store` where nothing is said here. */
    'cache-control': string;
    /** @description Where the thing is found: an address of this API, or a link that holds for some minutes. */
    location: string;
    /** @description In so many seconds a second try may go better. */
    'retry-after': number;
    /** @description How a caller shows who it is (RFC 9110, section 11.6.1). */
    'www-authenticate': string;
    /** @description The language of the sentences. */
    'content-language': 'id' | 'en';
    /** @description What the page may load and run. */
    'content-security-policy': string;
    /** @description Which devices the page may use. */
    'permissions-policy': string;
    /** @description Which headers of the request the answer depends on. */
    vary: string;
  };
  pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
  submitRegistration: {
    parameters: {
      query?: never;
      header?: {
        /** @description Where a challenge is on: its solution, or the place whose turn has come (GET /v1/registrations/challenge). */
        'prakerja-proof'?: string;
        /** @description A number that the app made for its device: the same device is known by it. */
        'prakerja-device'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "nik": "3325012710010004",
         *       "kk": "3325020401100002",
         *       "name": "Ujang Purba",
         *       "birthDate": "2001-10-27",
         *       "phone": "081300000003",
         *       "email": "ujang.purba.3@warga.example",
         *       "education": "none",
         *       "occupation": "household",
         *       "employment": "furloughed",
         *       "priorityGroups": [],
         *       "consent": {
         *         "version": "2023-1",
         *         "accepted": true
         *       }
         *     }
         */
        'application/json': {
          nik: string;
          kk: string;
          name: string;
          /** Format: date */
          birthDate: string;
          phone: string;
          email: string;
          /** @enum {string} */
          education:
            'none' | 'primary' | 'junior-secondary' | 'senior-secondary' | 'diploma' | 'bachelor' | 'postgraduate';
          /** @enum {string} */
          occupation:
            | 'none'
            | 'private-employee'
            | 'self-employed'
            | 'farmer-fisher'
            | 'household'
            | 'informal-worker'
            | 'student'
            | 'state-official'
            | 'council-member'
            | 'civil-servant'
            | 'soldier'
            | 'police'
            | 'village-official'
            | 'state-company-board';
          /** @enum {string} */
          employment: 'job-seeker' | 'laid-off' | 'furloughed' | 'worker' | 'micro-small-business' | 'not-seeking-work';
          priorityGroups: ('laid-off' | 'migrant-workers' | 'disability')[];
          consent: {
            version: string;
            /** @constant */
            accepted: true;
          };
        };
      };
    };
    responses: {
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "verifying",
           *       "statusUrl": "/v1/registrations/me"
           *     }
           */
          'application/json': {
            status: string;
            statusUrl: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getRegistration: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "verified",
           *       "submittedAt": "2026-01-12T03:01:02.000Z",
           *       "updatedAt": "2026-01-12T03:01:22.000Z",
           *       "nik": "************0004",
           *       "profile": {
           *         "education": "none",
           *         "occupation": "household",
           *         "employment": "furloughed",
           *         "priorityGroups": []
           *       },
           *       "consent": {
           *         "version": "2023-1",
           *         "at": "2026-01-12T03:01:02.000Z"
           *       },
           *       "verification": {
           *         "outcome": "matched",
           *         "at": "2026-01-12T03:01:22.000Z",
           *         "regency": {
           *           "code": "33.25",
           *           "name": "Kabupaten Batang"
           *         }
           *       },
           *       "decision": {
           *         "scheme": "normal",
           *         "ruleVersion": "normal-2023.1",
           *         "on": "2026-11-29",
           *         "asOf": "2026-01-12T03:01:22.000Z",
           *         "outcome": "eligible",
           *         "findings": [
           *           {
           *             "rule": "identity",
           *             "outcome": "met",
           *             "source": "registry",
           *             "legalBasis": "Official FAQ, prakerja.go.id/en/tanya-jawab"
           *           },
           *           {
           *             "rule": "citizenship",
           *             "outcome": "met",
           *             "source": "registry",
           *             "legalBasis": "Official FAQ, prakerja.go.id/en/tanya-jawab"
           *           }
           *         ],
           *         "listVersions": {},
           *         "slots": 2,
           *         "groups": []
           *       },
           *       "openObjections": [],
           *       "waivers": []
           *     }
           */
          'application/json': {
            openObjections: {
              rule: string;
              caseId: string;
            }[];
            waivers: {
              rule: string;
              /** Format: date-time */
              at: string;
              caseId: string;
            }[];
            decision?: {
              findings: (
                | {
                    /** @description The rule's key, such as `age_min`. */
                    rule: string;
                    /** @enum {unknown} */
                    outcome: 'failed' | 'met' | 'waived';
                    /** @description Where the fact comes from: `registry`, `applicant`, `programme`, or a list's source. */
                    source: string;
                    legalBasis: string;
                    /** @description The version of the list that decided, where one did. */
                    listVersion?: string;
                  }
                | {
                    /** @enum {unknown} */
                    code:
                      | 'age-over-maximum'
                      | 'age-under-minimum'
                      | 'birth-date-mismatch'
                      | 'citizenship-unproven'
                      | 'earlier-recipient'
                      | 'given-up'
                      | 'household-limit-reached'
                      | 'kk-mismatch'
                      | 'left'
                      | 'listed'
                      | 'name-mismatch'
                      | 'nik-corrected'
                      | 'nik-deceased'
                      | 'nik-held-by-another'
                      | 'nik-not-found'
                      | 'not-verified'
                      | 'occupation-excluded'
                      | 'official'
                      | 'police'
                      | 'regency-not-in-wave'
                      | 'revoked'
                      | 'shared-means-confirmed'
                      | 'social-aid-recipient'
                      | 'soldier'
                      | 'state-company-board'
                      | 'student'
                      | 'student-declared'
                      | 'target-group-not-met'
                      | 'village-official';
                    id: string;
                    en: string;
                    detail: string;
                    remedy: {
                      detail: string;
                      correctAt: string;
                      objectAt: string;
                      /**
                       * @description `ministry`: the fact is kept by others and is corrected there. `applicant`: the person corrects it here. `programme`: only a person's review helps.
                       * @enum {unknown}
                       */
                      correctedBy: 'applicant' | 'ministry' | 'programme';
                      institution: string;
                      id: string;
                      en: string;
                    };
                    /** @description The rule's key, such as `age_min`. */
                    rule: string;
                    /** @enum {unknown} */
                    outcome: 'failed' | 'met' | 'waived';
                    /** @description Where the fact comes from: `registry`, `applicant`, `programme`, or a list's source. */
                    source: string;
                    legalBasis: string;
                    /** @description The version of the list that decided, where one did. */
                    listVersion?: string;
                  }
              )[];
              /** @enum {unknown} */
              scheme: 'normal' | 'semi-bansos';
              ruleVersion: string;
              /** @description The date (YYYY-MM-DD, WIB) on which age and other dated conditions count. */
              on: string;
              /** @description The instant of the change that led to this decision. */
              asOf: string;
              /** @enum {unknown} */
              outcome: 'eligible' | 'not-eligible';
              listVersions: {
                [key: string]: string;
              };
              /** @description How many more recipients this family card may have: 0, 1 or 2. */
              slots: number;
              /** @description The groups with a reserved share to which the person provably belongs. */
              groups: string[];
            };
            verification?: {
              regency?: {
                code: string;
                name: string;
              };
              /** @enum {unknown} */
              outcome:
                | 'birth-date-mismatch'
                | 'deceased'
                | 'kk-mismatch'
                | 'matched'
                | 'name-mismatch'
                | 'not-found'
                | 'not-holder'
                | 'pending';
              /** Format: date-time */
              at: string;
            };
            card?: {
              waveId: string;
              /** @enum {unknown} */
              state: 'active' | 'ended' | 'held' | 'stopped';
            };
            /** @enum {unknown} */
            status: 'recipient' | 'refused' | 'verified' | 'verifying';
            /** Format: date-time */
            submittedAt: string;
            /** Format: date-time */
            updatedAt: string;
            nik: string;
            profile: {
              /**
               * @description Highest level finished.
               * @enum {unknown}
               */
              education:
                'bachelor' | 'diploma' | 'junior-secondary' | 'none' | 'postgraduate' | 'primary' | 'senior-secondary';
              /** @enum {unknown} */
              occupation:
                | 'civil-servant'
                | 'council-member'
                | 'farmer-fisher'
                | 'household'
                | 'informal-worker'
                | 'none'
                | 'police'
                | 'private-employee'
                | 'self-employed'
                | 'soldier'
                | 'state-company-board'
                | 'state-official'
                | 'student'
                | 'village-official';
              /** @enum {unknown} */
              employment:
                'furloughed' | 'job-seeker' | 'laid-off' | 'micro-small-business' | 'not-seeking-work' | 'worker';
              priorityGroups: ('disability' | 'laid-off' | 'migrant-workers')[];
            };
            consent: {
              version: string;
              /** Format: date-time */
              at: string;
            };
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  correctRegistration: {
    parameters: {
      query?: never;
      header?: {
        /** @description A number that the app made for its device: the same device is known by it. */
        'prakerja-device'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "nik": "3320016305730004",
         *       "kk": "3320030610110003",
         *       "name": "Eka",
         *       "birthDate": "1973-05-23",
         *       "phone": "082113824003",
         *       "email": "eka.13824003@warga.example",
         *       "education": "senior-secondary",
         *       "occupation": "household",
         *       "employment": "laid-off",
         *       "priorityGroups": [],
         *       "consent": {
         *         "version": "2",
         *         "accepted": true
         *       }
         *     }
         */
        'application/json': {
          nik: string;
          kk: string;
          name: string;
          /** Format: date */
          birthDate: string;
          phone: string;
          email: string;
          /** @enum {string} */
          education:
            'none' | 'primary' | 'junior-secondary' | 'senior-secondary' | 'diploma' | 'bachelor' | 'postgraduate';
          /** @enum {string} */
          occupation:
            | 'none'
            | 'private-employee'
            | 'self-employed'
            | 'farmer-fisher'
            | 'household'
            | 'informal-worker'
            | 'student'
            | 'state-official'
            | 'council-member'
            | 'civil-servant'
            | 'soldier'
            | 'police'
            | 'village-official'
            | 'state-company-board';
          /** @enum {string} */
          employment: 'job-seeker' | 'laid-off' | 'furloughed' | 'worker' | 'micro-small-business' | 'not-seeking-work';
          priorityGroups: ('laid-off' | 'migrant-workers' | 'disability')[];
          consent: {
            version: string;
            /** @constant */
            accepted: true;
          };
        };
      };
    };
    responses: {
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "verifying",
           *       "statusUrl": "/v1/registrations/me"
           *     }
           */
          'application/json': {
            status: string;
            statusUrl: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  objectToDecision: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "rule": "formal_education",
         *       "statement": "Saya sudah lulus dari SMK Tunas Harapan sejak Juli."
         *     }
         */
        'application/json': {
          rule: string;
          statement: string;
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "caseId": "41a0c67c1ff64da29447d2b7",
           *       "rule": "formal_education",
           *       "status": "open",
           *       "openedAt": "2026-01-12T03:01:51.000Z"
           *     }
           */
          'application/json': {
            caseId: string;
            rule: string;
            status: string;
            /** Format: date-time */
            openedAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  importList: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example police */
        source: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "source": "police",
           *       "number": 1,
           *       "version": "polri-1",
           *       "sha256": "0a04d7a425619411df32135798883f01ce645967af369f092006e26adbe1e964",
           *       "lines": 200,
           *       "receivedAt": "2026-01-12T03:07:44.000Z",
           *       "status": "received"
           *     }
           */
          'application/json': {
            status: string;
            /** @enum {unknown} */
            source:
              | 'disability'
              | 'earlier-recipients'
              | 'laid-off'
              | 'migrant-workers'
              | 'officials'
              | 'police'
              | 'social-aid'
              | 'soldiers'
              | 'state-company-boards'
              | 'students'
              | 'village-officials';
            /** @description Counts up; the ministry's own numbering. */
            number: number;
            /** @description The ministry's name for it, such as `emis-7`. */
            version: string;
            sha256: string;
            lines: number;
            /** Format: date-time */
            receivedAt: string;
            /** @description The file in which the whole list came, where it was not fetched from the ministry change by change. */
            fileId?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listWaves: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` of what the caller has: 304 is answered while it is so. */
        'if-none-match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waves": [
           *         {
           *           "waveId": "2023-52",
           *           "status": "planned",
           *           "scheme": "normal",
           *           "ruleVersion": "normal-2023.1",
           *           "opensAt": "2026-01-12T04:01:01.000Z",
           *           "closesAt": "2026-01-12T05:01:01.000Z",
           *           "cutoffAt": "2026-01-12T05:01:01.000Z",
           *           "drawAt": "2026-01-12T05:01:01.000Z",
           *           "objectionWindowSeconds": 0,
           *           "reservePercent": 0,
           *           "reservedGroups": [
           *             "disability",
           *             "laid-off"
           *           ],
           *           "quotaTotal": 5,
           *           "waitingListDays": 0
           *         },
           *         {
           *           "waveId": "2023-50",
           *           "status": "open",
           *           "scheme": "normal",
           *           "ruleVersion": "normal-2023.1",
           *           "opensAt": "2026-01-12T03:00:56.000Z",
           *           "closesAt": "2026-01-12T04:00:57.000Z",
           *           "cutoffAt": "2026-01-12T04:00:57.000Z",
           *           "drawAt": "2026-01-12T04:00:57.000Z",
           *           "objectionWindowSeconds": 0,
           *           "reservePercent": 0,
           *           "reservedGroups": [
           *             "disability",
           *             "laid-off"
           *           ],
           *           "quotaTotal": 5,
           *           "waitingListDays": 0
           *         }
           *       ]
           *     }
           */
          'application/json': {
            waves: {
              /** Format: date-time */
              announcedAt?: string;
              recovers?: string[];
              waveId: string;
              /** @enum {unknown} */
              status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
              /** @enum {unknown} */
              scheme: 'normal' | 'semi-bansos';
              ruleVersion: string;
              /** Format: date-time */
              opensAt: string;
              /** Format: date-time */
              closesAt: string;
              /** Format: date-time */
              cutoffAt: string;
              /** Format: date-time */
              drawAt: string;
              objectionWindowSeconds: number;
              reservePercent: number;
              reservedGroups: ('disability' | 'laid-off' | 'migrant-workers')[];
              quotaTotal: number;
              waitingListDays: number;
            }[];
          };
        };
      };
      /** @description What the caller has is what there is. */
      304: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  createWave: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "waveId": "2023-60",
         *       "scheme": "normal",
         *       "opensAt": "2026-01-12T02:59:59.000Z",
         *       "closesAt": "2026-01-12T04:00:00.000Z",
         *       "cutoffAt": "2026-01-12T04:00:00.000Z",
         *       "drawAt": "2026-01-12T04:00:00.000Z",
         *       "objectionWindowSeconds": 0,
         *       "reservePercent": 0,
         *       "waitingListDays": 0,
         *       "reservedGroups": [
         *         "disability",
         *         "laid-off"
         *       ],
         *       "quota": {
         *         "table": {
         *           "32.01": 5
         *         }
         *       }
         *     }
         */
        'application/json': {
          waveId: string;
          /** @enum {string} */
          scheme: 'semi-bansos' | 'normal';
          opensAt: string;
          closesAt: string;
          cutoffAt?: string;
          verificationHours?: number;
          drawAt: string;
          objectionWindowSeconds: number;
          /** @default 0 */
          reservePercent?: number;
          reservedGroups?: ('laid-off' | 'migrant-workers' | 'disability')[];
          /** @default 0 */
          waitingListDays?: number;
          quota: {
            csv?: string;
            table?: {
              [key: string]: number;
            };
            total?: number;
            weights?: {
              [key: string]: number;
            };
            recovers?: string[];
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            quota: {
              [key: string]: number;
            };
            /** Format: date-time */
            announcedAt?: string;
            recovers?: string[];
            waveId: string;
            /** @enum {unknown} */
            status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
            /** @enum {unknown} */
            scheme: 'normal' | 'semi-bansos';
            ruleVersion: string;
            /** Format: date-time */
            opensAt: string;
            /** Format: date-time */
            closesAt: string;
            /** Format: date-time */
            cutoffAt: string;
            /** Format: date-time */
            drawAt: string;
            objectionWindowSeconds: number;
            reservePercent: number;
            reservedGroups: ('disability' | 'laid-off' | 'migrant-workers')[];
            quotaTotal: number;
            waitingListDays: number;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-60",
           *       "status": "open",
           *       "scheme": "normal",
           *       "ruleVersion": "normal-2023.1",
           *       "opensAt": "2026-01-12T02:59:59.000Z",
           *       "closesAt": "2026-01-12T04:00:00.000Z",
           *       "cutoffAt": "2026-01-12T04:00:00.000Z",
           *       "drawAt": "2026-01-12T04:00:00.000Z",
           *       "objectionWindowSeconds": 0,
           *       "reservePercent": 0,
           *       "reservedGroups": [
           *         "disability",
           *         "laid-off"
           *       ],
           *       "quotaTotal": 5,
           *       "waitingListDays": 0,
           *       "quota": {
           *         "32.01": 5
           *       }
           *     }
           */
          'application/json': {
            quota: {
              [key: string]: number;
            };
            /** Format: date-time */
            announcedAt?: string;
            recovers?: string[];
            waveId: string;
            /** @enum {unknown} */
            status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
            /** @enum {unknown} */
            scheme: 'normal' | 'semi-bansos';
            ruleVersion: string;
            /** Format: date-time */
            opensAt: string;
            /** Format: date-time */
            closesAt: string;
            /** Format: date-time */
            cutoffAt: string;
            /** Format: date-time */
            drawAt: string;
            objectionWindowSeconds: number;
            reservePercent: number;
            reservedGroups: ('disability' | 'laid-off' | 'migrant-workers')[];
            quotaTotal: number;
            waitingListDays: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getWave: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` of what the caller has: 304 is answered while it is so. */
        'if-none-match'?: string;
      };
      path: {
        /** @example 2023-50 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-50",
           *       "status": "open",
           *       "scheme": "normal",
           *       "ruleVersion": "normal-2023.1",
           *       "opensAt": "2026-01-12T03:00:56.000Z",
           *       "closesAt": "2026-01-12T04:00:57.000Z",
           *       "cutoffAt": "2026-01-12T04:00:57.000Z",
           *       "drawAt": "2026-01-12T04:00:57.000Z",
           *       "objectionWindowSeconds": 0,
           *       "reservePercent": 0,
           *       "reservedGroups": [
           *         "disability",
           *         "laid-off"
           *       ],
           *       "quotaTotal": 5,
           *       "waitingListDays": 0,
           *       "quota": [
           *         {
           *           "code": "33.25",
           *           "name": "Kabupaten Batang",
           *           "quota": 5
           *         }
           *       ]
           *     }
           */
          'application/json': {
            quota: {
              code: string;
              name: string;
              quota: number;
            }[];
            /** Format: date-time */
            announcedAt?: string;
            recovers?: string[];
            waveId: string;
            /** @enum {unknown} */
            status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
            /** @enum {unknown} */
            scheme: 'normal' | 'semi-bansos';
            ruleVersion: string;
            /** Format: date-time */
            opensAt: string;
            /** Format: date-time */
            closesAt: string;
            /** Format: date-time */
            cutoffAt: string;
            /** Format: date-time */
            drawAt: string;
            objectionWindowSeconds: number;
            reservePercent: number;
            reservedGroups: ('disability' | 'laid-off' | 'migrant-workers')[];
            quotaTotal: number;
            waitingListDays: number;
          };
        };
      };
      /** @description What the caller has is what there is. */
      304: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  joinWave: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023-50 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-50",
           *       "ticket": "0a1273005dd19b6766285858e41a4416",
           *       "joinedAt": "2026-01-12T03:01:23.000Z",
           *       "receipt": "eyJhbGciOiJFUzI1NiIsInR5cCI6InByYWtlcmphLXJlY2VpcHQrandzIiwi…",
           *       "statusUrl": "/v1/waves/2023-50/enrollments/me"
           *     }
           */
          'application/json': {
            statusUrl: string;
            waveId: string;
            ticket: string;
            /** Format: date-time */
            joinedAt: string;
            receipt: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            statusUrl: string;
            waveId: string;
            ticket: string;
            /** Format: date-time */
            joinedAt: string;
            receipt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getEnrollment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023-50 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-50",
           *       "ticket": "0a1273005dd19b6766285858e41a4416",
           *       "status": "joined",
           *       "joinedAt": "2026-01-12T03:01:23.000Z",
           *       "standing": {
           *         "state": "eligible",
           *         "regency": {
           *           "code": "33.25",
           *           "name": "Kabupaten Batang"
           *         }
           *       },
           *       "wave": {
           *         "status": "open",
           *         "closesAt": "2026-01-12T04:00:57.000Z",
           *         "cutoffAt": "2026-01-12T04:00:57.000Z",
           *         "drawAt": "2026-01-12T04:00:57.000Z"
           *       }
           *     }
           */
          'application/json':
            | {
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                waveId: string;
                ticket: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              }
            | {
                proof: {
                  line: string;
                  leafIndex: number;
                  treeSize: number;
                  path: string[];
                  root: string;
                  /** @enum {unknown} */
                  tree: 'applicants' | 'excluded';
                };
                commitment: string;
                applicants?: number;
                places?: number;
                winners?: number;
                lastWinner?: {
                  reserve?: {
                    rank: number;
                    score: string;
                  };
                  open?: {
                    rank: number;
                    score: string;
                  };
                };
                reason?: {
                  listVersion?: string;
                  id?: string;
                  en?: string;
                  remedy?: components['schemas']['Remedy'];
                  code: string;
                };
                rank?: number;
                regency: {
                  code: string;
                  name: string;
                };
                id: string;
                en: string;
                waveId: string;
                run: number;
                ticket: string;
                outcome: string;
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              }
            | {
                award:
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      id: string;
                      en: string;
                      /** Format: date-time */
                      stoppedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      heldBecause:
                        'earlier-recipient' | 'household-limit-reached' | 'identity-changed' | 'identity-disputed';
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      endedBecause: 'given-up' | 'listed' | 'redrawn' | 'revoked';
                      /** Format: date-time */
                      endedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      reason: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      endedBecause: 'given-up' | 'listed' | 'redrawn' | 'revoked';
                      /** Format: date-time */
                      endedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      firstPurchaseDeadline: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    };
                proof: {
                  line: string;
                  leafIndex: number;
                  treeSize: number;
                  path: string[];
                  root: string;
                  /** @enum {unknown} */
                  tree: 'applicants' | 'excluded';
                };
                commitment: string;
                applicants?: number;
                places?: number;
                winners?: number;
                lastWinner?: {
                  reserve?: {
                    rank: number;
                    score: string;
                  };
                  open?: {
                    rank: number;
                    score: string;
                  };
                };
                reason?: {
                  listVersion?: string;
                  id?: string;
                  en?: string;
                  remedy?: components['schemas']['Remedy'];
                  code: string;
                };
                rank?: number;
                regency: {
                  code: string;
                  name: string;
                };
                id: string;
                en: string;
                waveId: string;
                run: number;
                ticket: string;
                outcome: string;
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              }
            | {
                place: {
                  regency: {
                    code: string;
                    name: string;
                  };
                  proof: {
                    line: string;
                    leafIndex: number;
                    treeSize: number;
                    path: string[];
                    root: string;
                    /** @enum {unknown} */
                    tree: 'applicants' | 'excluded';
                  };
                  commitment: string;
                  round: number;
                  /** Format: date-time */
                  roundAt: string;
                  objectUntil: string;
                  id: string;
                  en: string;
                  run: number;
                  /** @enum {unknown} */
                  list: 'applicants' | 'excluded';
                };
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                waveId: string;
                ticket: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              }
            | {
                proof: {
                  line: string;
                  leafIndex: number;
                  treeSize: number;
                  path: string[];
                  root: string;
                  /** @enum {unknown} */
                  tree: 'applicants' | 'excluded';
                };
                commitment: string;
                applicants?: number;
                places?: number;
                winners?: number;
                lastWinner?: {
                  reserve?: {
                    rank: number;
                    score: string;
                  };
                  open?: {
                    rank: number;
                    score: string;
                  };
                };
                reason?: {
                  listVersion?: string;
                  id?: string;
                  en?: string;
                  remedy?: components['schemas']['Remedy'];
                  code: string;
                };
                rank?: number;
                regency: {
                  code: string;
                  name: string;
                };
                id: string;
                en: string;
                waveId: string;
                run: number;
                ticket: string;
                outcome: string;
                place: {
                  regency: {
                    code: string;
                    name: string;
                  };
                  proof: {
                    line: string;
                    leafIndex: number;
                    treeSize: number;
                    path: string[];
                    root: string;
                    /** @enum {unknown} */
                    tree: 'applicants' | 'excluded';
                  };
                  commitment: string;
                  round: number;
                  /** Format: date-time */
                  roundAt: string;
                  objectUntil: string;
                  id: string;
                  en: string;
                  run: number;
                  /** @enum {unknown} */
                  list: 'applicants' | 'excluded';
                };
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              }
            | {
                award:
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      id: string;
                      en: string;
                      /** Format: date-time */
                      stoppedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      heldBecause:
                        'earlier-recipient' | 'household-limit-reached' | 'identity-changed' | 'identity-disputed';
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      endedBecause: 'given-up' | 'listed' | 'redrawn' | 'revoked';
                      /** Format: date-time */
                      endedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      reason: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      endedBecause: 'given-up' | 'listed' | 'redrawn' | 'revoked';
                      /** Format: date-time */
                      endedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      firstPurchaseDeadline: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    };
                proof: {
                  line: string;
                  leafIndex: number;
                  treeSize: number;
                  path: string[];
                  root: string;
                  /** @enum {unknown} */
                  tree: 'applicants' | 'excluded';
                };
                commitment: string;
                applicants?: number;
                places?: number;
                winners?: number;
                lastWinner?: {
                  reserve?: {
                    rank: number;
                    score: string;
                  };
                  open?: {
                    rank: number;
                    score: string;
                  };
                };
                reason?: {
                  listVersion?: string;
                  id?: string;
                  en?: string;
                  remedy?: components['schemas']['Remedy'];
                  code: string;
                };
                rank?: number;
                regency: {
                  code: string;
                  name: string;
                };
                id: string;
                en: string;
                waveId: string;
                run: number;
                ticket: string;
                outcome: string;
                place: {
                  regency: {
                    code: string;
                    name: string;
                  };
                  proof: {
                    line: string;
                    leafIndex: number;
                    treeSize: number;
                    path: string[];
                    root: string;
                    /** @enum {unknown} */
                    tree: 'applicants' | 'excluded';
                  };
                  commitment: string;
                  round: number;
                  /** Format: date-time */
                  roundAt: string;
                  objectUntil: string;
                  id: string;
                  en: string;
                  run: number;
                  /** @enum {unknown} */
                  list: 'applicants' | 'excluded';
                };
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  leaveWave: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023-50 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-50",
           *       "ticket": "0a1273005dd19b6766285858e41a4416",
           *       "leftAt": "2026-01-12T03:07:45.000Z",
           *       "receipt": "eyJhbGciOiJFUzI1NiIsInR5cCI6InByYWtlcmphLXJlY2VpcHQrandzIiwi…"
           *     }
           */
          'application/json': {
            waveId: string;
            ticket: string;
            /** Format: date-time */
            leftAt: string;
            receipt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  objectToPlace: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023-48 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "statement": "Saya bukan anggota Polri."
         *     }
         */
        'application/json': {
          statement: string;
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "caseId": "54e8bf6fc92f45f8a95784d7",
           *       "waveId": "2023-48",
           *       "status": "open",
           *       "openedAt": "2026-01-12T03:07:32.000Z"
           *     }
           */
          'application/json': {
            caseId: string;
            waveId: string;
            status: string;
            /** Format: date-time */
            openedAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  giveUpAward: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023-48 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-48",
           *       "ticket": "00ff7af84bd597629df382710a2e5bf5",
           *       "award": {
           *         "cardNumber": "•••• •••• •••• 3230",
           *         "balance": 0,
           *         "announcedAt": "2026-01-12T03:10:30.000Z",
           *         "state": "ended",
           *         "endedBecause": "given-up",
           *         "endedAt": "2026-01-12T03:10:45.000Z",
           *         "id": "Anda telah melepaskan kartu ini. Anda dapat bergabung dengan gelombang berikutnya.",
           *         "en": "You gave this card up. You may join later waves."
           *       }
           *     }
           */
          'application/json': {
            waveId: string;
            ticket: string;
            award:
              | {
                  reason?: {
                    listVersion?: string;
                    id?: string;
                    en?: string;
                    remedy?: components['schemas']['Remedy'];
                    code: string;
                  };
                  id: string;
                  en: string;
                  /** Format: date-time */
                  stoppedAt?: string;
                  /** @enum {unknown} */
                  state: 'active' | 'ended' | 'held' | 'stopped';
                  /** Format: date-time */
                  releasedAt?: string;
                  cardNumber: string;
                  balance: number;
                  /** Format: date-time */
                  announcedAt: string;
                }
              | {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  heldBecause:
                    'earlier-recipient' | 'household-limit-reached' | 'identity-changed' | 'identity-disputed';
                  /** @enum {unknown} */
                  state: 'active' | 'ended' | 'held' | 'stopped';
                  /** Format: date-time */
                  releasedAt?: string;
                  cardNumber: string;
                  balance: number;
                  /** Format: date-time */
                  announcedAt: string;
                }
              | {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  endedBecause: 'given-up' | 'listed' | 'redrawn' | 'revoked';
                  /** Format: date-time */
                  endedAt?: string;
                  /** @enum {unknown} */
                  state: 'active' | 'ended' | 'held' | 'stopped';
                  /** Format: date-time */
                  releasedAt?: string;
                  cardNumber: string;
                  balance: number;
                  /** Format: date-time */
                  announcedAt: string;
                }
              | {
                  reason: {
                    listVersion?: string;
                    id?: string;
                    en?: string;
                    remedy?: components['schemas']['Remedy'];
                    code: string;
                  };
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  endedBecause: 'given-up' | 'listed' | 'redrawn' | 'revoked';
                  /** Format: date-time */
                  endedAt?: string;
                  /** @enum {unknown} */
                  state: 'active' | 'ended' | 'held' | 'stopped';
                  /** Format: date-time */
                  releasedAt?: string;
                  cardNumber: string;
                  balance: number;
                  /** Format: date-time */
                  announcedAt: string;
                }
              | {
                  firstPurchaseDeadline: string;
                  /** @enum {unknown} */
                  state: 'active' | 'ended' | 'held' | 'stopped';
                  /** Format: date-time */
                  releasedAt?: string;
                  cardNumber: string;
                  balance: number;
                  /** Format: date-time */
                  announcedAt: string;
                };
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getTicket: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` of what the caller has: 304 is answered while it is so. */
        'if-none-match'?: string;
      };
      path: {
        /** @example 2023-48 */
        waveId: string;
        /** @example 6ddb67456973ff5965dae8cc053d494a */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-48",
           *       "run": 1,
           *       "ticket": "6ddb67456973ff5965dae8cc053d494a",
           *       "outcome": "selected",
           *       "id": "Anda terpilih.",
           *       "en": "You are selected.",
           *       "regency": {
           *         "code": "11.01",
           *         "name": "Kabupaten Aceh Selatan"
           *       },
           *       "rank": 1,
           *       "applicants": 1,
           *       "places": 1,
           *       "winners": 1,
           *       "lastWinner": {
           *         "open": {
           *           "rank": 1,
           *           "score": "414fa872b7d2e9a9e0adb027eac091b3d7e31bf2752df912dc4a6b5fae1f5d91"
           *         }
           *       },
           *       "proof": {
           *         "line": "6ddb67456973ff5965dae8cc053d494a,84a848429c3e485cfcdc86405742f606,2,0",
           *         "leafIndex": 0,
           *         "treeSize": 1,
           *         "path": [],
           *         "root": "3bde72d2764072025a807f14f0cbe0723a693906ea4e3407b88121c8fdb9804b",
           *         "tree": "applicants"
           *       },
           *       "commitment": "/v1/waves/2023-48/evidence/runs/1/commitment.json"
           *     }
           */
          'application/json': {
            proof: {
              line: string;
              leafIndex: number;
              treeSize: number;
              path: string[];
              root: string;
              /** @enum {unknown} */
              tree: 'applicants' | 'excluded';
            };
            commitment: string;
            applicants?: number;
            places?: number;
            winners?: number;
            lastWinner?: {
              reserve?: {
                rank: number;
                score: string;
              };
              open?: {
                rank: number;
                score: string;
              };
            };
            reason?: {
              listVersion?: string;
              id?: string;
              en?: string;
              remedy?: components['schemas']['Remedy'];
              code: string;
            };
            rank?: number;
            regency: {
              code: string;
              name: string;
            };
            id: string;
            en: string;
            waveId: string;
            run: number;
            ticket: string;
            outcome: string;
          };
        };
      };
      /** @description What the caller has is what there is. */
      304: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  getSelection: {
    parameters: {
      query?: {
        run?: number;
      };
      header?: never;
      path: {
        /** @example 2023-48 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-48",
           *       "run": 1,
           *       "at": "2026-01-12T03:07:34.000Z",
           *       "stages": [
           *         {
           *           "stage": "barrier",
           *           "startedAt": "2026-01-12T03:02:38.000Z",
           *           "endedAt": "2026-01-12T03:02:46.000Z",
           *           "total": 1,
           *           "done": 1,
           *           "lastDoneAt": "2026-01-12T03:02:46.000Z",
           *           "state": "done",
           *           "remaining": 0,
           *           "rate": 0.12195121951219513,
           *           "estimateSeconds": 0
           *         },
           *         {
           *           "stage": "collect",
           *           "startedAt": "2026-01-12T03:02:46.000Z",
           *           "endedAt": "2026-01-12T03:03:11.000Z",
           *           "total": 64,
           *           "done": 64,
           *           "lastDoneAt": "2026-01-12T03:03:05.000Z",
           *           "state": "done",
           *           "remaining": 0,
           *           "rate": 2.5937183383991895,
           *           "estimateSeconds": 0
           *         }
           *       ],
           *       "barrier": {
           *         "checkedAt": "2026-01-12T03:02:46.000Z",
           *         "cutoffAt": "2026-01-12T03:02:32.000Z",
           *         "buckets": 64,
           *         "lists": []
           *       },
           *       "commitment": {
           *         "attempt": 1,
           *         "committedAt": "2026-01-12T03:07:11.000Z",
           *         "chain": "local",
           *         "round": 95968205,
           *         "roundAt": "2026-01-12T03:07:16.000Z",
           *         "root": "503c1ce8fdcb7b8e8a933ef3b9c3c47c1694ad471ade1589ea1f0e21256b33b1"
           *       },
           *       "beacon": {
           *         "round": 95968205,
           *         "randomness": "d6aad6ec71de4e6d53c0bc7dfd3ce6c9b95c56293535038d23da5c38b190beef",
           *         "signature": "c1b53c6d6273f92dc7e5bcf30169797ec0aa514512ced78f7c0b450752751d6b9640f356ff4e38ad6d511f6df7dda2ef"
           *       },
           *       "result": {
           *         "publishedAt": "2026-01-12T03:07:34.000Z"
           *       },
           *       "laterRuns": []
           *     }
           */
          'application/json': {
            /** Format: date-time */
            at: string;
            stages: components['schemas']['StageProgress'][];
            barrier?: {
              /** Format: date-time */
              checkedAt: string;
              /** Format: date-time */
              cutoffAt: string;
              buckets: number;
              lists: {
                source: string;
                version: string;
                sha256: string;
              }[];
            };
            commitment?: {
              attempt: number;
              /** Format: date-time */
              committedAt: string;
              chain: string;
              round: number;
              /** Format: date-time */
              roundAt: string;
              root: string;
            };
            beacon?: {
              round: number;
              randomness: string;
              signature: string;
            };
            result?: {
              /** Format: date-time */
              publishedAt: string;
            };
            laterRuns: {
              waveId: string;
              run: number;
              /** @enum {unknown} */
              kind: 'call' | 'recommitment' | 'redraw';
              /** @description The draw that it replaces, or goes on with. */
              basis: number;
              /** Format: date-time */
              at: string;
              /** @description `objection-upheld`, or what two people wrote, knowing that it is published. */
              reason: string;
              /** @description Of a recommitment: whose standing was corrected. */
              applicantId?: string;
              /** @description Staff, by the numbers under which they are known here. */
              proposedBy?: string;
              approvedBy?: string;
            }[];
            waveId: string;
            run: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getEvidence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023-48 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Found elsewhere. */
      302: {
        headers: {
          location: components['headers']['location'];
          'cache-control': components['headers']['cache-control'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  listDecisions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023-49 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "decisions": [
           *         {
           *           "decisionId": "444444444444444444444444",
           *           "waveId": "2023-49",
           *           "kind": "redraw",
           *           "run": 1,
           *           "reason": "Alasan yang cukup panjang.",
           *           "proposedBy": "olga",
           *           "proposedAt": "2026-01-11T03:01:36.000Z",
           *           "status": "open"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            decisions: {
              decisionId: string;
              waveId: string;
              /** @enum {unknown} */
              kind: 'call' | 'redraw' | 'release';
              /** @description The run that the proposer saw: of a release the one that is held, otherwise the wave's newest. */
              run: number;
              /** @description Published with what it brings about. */
              reason: string;
              /** @description Staff, by the numbers under which they are known here. */
              proposedBy: string;
              /** Format: date-time */
              proposedAt: string;
              /** @enum {unknown} */
              status: 'approved' | 'open' | 'rejected';
              decidedBy?: string;
              /** Format: date-time */
              decidedAt?: string;
              /** @description What an approver said to it, if anything. Not published. */
              remark?: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  proposeDecision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023-48 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "kind": "call",
         *       "reason": "Satu penerima mengembalikan kartu."
         *     }
         */
        'application/json': {
          /** @enum {string} */
          kind: 'release' | 'redraw' | 'call';
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            decisionId: string;
            waveId: string;
            /** @enum {unknown} */
            kind: 'call' | 'redraw' | 'release';
            /** @description The run that the proposer saw: of a release the one that is held, otherwise the wave's newest. */
            run: number;
            /** @description Published with what it brings about. */
            reason: string;
            /** @description Staff, by the numbers under which they are known here. */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @enum {unknown} */
            status: 'approved' | 'open' | 'rejected';
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
            /** @description What an approver said to it, if anything. Not published. */
            remark?: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "decisionId": "58a51878d942ae40951613f2",
           *       "waveId": "2023-48",
           *       "kind": "call",
           *       "run": 2,
           *       "reason": "Satu penerima mengembalikan kartu.",
           *       "proposedBy": "operator",
           *       "proposedAt": "2026-01-12T03:10:46.000Z",
           *       "status": "open"
           *     }
           */
          'application/json': {
            decisionId: string;
            waveId: string;
            /** @enum {unknown} */
            kind: 'call' | 'redraw' | 'release';
            /** @description The run that the proposer saw: of a release the one that is held, otherwise the wave's newest. */
            run: number;
            /** @description Published with what it brings about. */
            reason: string;
            /** @description Staff, by the numbers under which they are known here. */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @enum {unknown} */
            status: 'approved' | 'open' | 'rejected';
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
            /** @description What an approver said to it, if anything. Not published. */
            remark?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  giveVerdict: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023-49 */
        waveId: string;
        /** @example 444444444444444444444444 */
        decisionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "verdict": "reject",
         *       "reason": "Alasannya tidak cukup."
         *     }
         */
        'application/json': {
          /** @enum {string} */
          verdict: 'approve' | 'reject';
          reason?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "decisionId": "444444444444444444444444",
           *       "waveId": "2023-49",
           *       "kind": "redraw",
           *       "run": 1,
           *       "reason": "Alasan yang cukup panjang.",
           *       "proposedBy": "olga",
           *       "proposedAt": "2026-01-11T03:01:36.000Z",
           *       "status": "rejected",
           *       "decidedBy": "staff-who-tries",
           *       "decidedAt": "2026-01-12T03:07:46.000Z",
           *       "remark": "Alasannya tidak cukup."
           *     }
           */
          'application/json': {
            decisionId: string;
            waveId: string;
            /** @enum {unknown} */
            kind: 'call' | 'redraw' | 'release';
            /** @description The run that the proposer saw: of a release the one that is held, otherwise the wave's newest. */
            run: number;
            /** @description Published with what it brings about. */
            reason: string;
            /** @description Staff, by the numbers under which they are known here. */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @enum {unknown} */
            status: 'approved' | 'open' | 'rejected';
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
            /** @description What an approver said to it, if anything. Not published. */
            remark?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listCases: {
    parameters: {
      query?: {
        status?: 'open' | 'closed';
        kind?: 'identity-dispute' | 'objection' | 'place-objection' | 'access-objection';
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "cases": [
           *         {
           *           "caseId": "111111111111111111111111",
           *           "status": "open",
           *           "openedAt": "2026-01-11T03:01:36.000Z",
           *           "kind": "place-objection",
           *           "applicantId": "8e274603691b040be36d423120172cc6",
           *           "waveId": "2023-49",
           *           "ticket": "dddddddddddddddddddddddddddddddd",
           *           "code": "police",
           *           "listVersion": "police-8",
           *           "statement": "Saya bukan mahasiswa lagi sejak 2021."
           *         },
           *         {
           *           "caseId": "222222222222222222222222",
           *           "status": "open",
           *           "openedAt": "2026-01-11T03:01:36.000Z",
           *           "kind": "place-objection",
           *           "applicantId": "8e274603691b040be36d423120172cc6",
           *           "waveId": "2023-49",
           *           "ticket": "dddddddddddddddddddddddddddddddd",
           *           "code": "police",
           *           "listVersion": "police-8",
           *           "statement": "Saya bukan mahasiswa lagi sejak 2021."
           *         }
           *       ]
           *     }
           */
          'application/json': {
            cases: (
              | {
                  claimants: string[];
                  ruling?: {
                    reason: string;
                    /** @enum {unknown} */
                    decision: 'reject' | 'uphold';
                    decidedBy: string;
                    /** Format: date-time */
                    decidedAt: string;
                    /** @description In a dispute: who holds the NIK from now on. */
                    holder?: string;
                  };
                  /** @constant */
                  kind: 'identity-dispute';
                  /** @description The holder when the dispute was opened. */
                  holder: string;
                  caseId: string;
                  /** @enum {unknown} */
                  status: 'closed' | 'open';
                  /** Format: date-time */
                  openedAt: string;
                }
              | {
                  statement: string;
                  ruling?: {
                    reason: string;
                    /** @enum {unknown} */
                    decision: 'reject' | 'uphold';
                    decidedBy: string;
                    /** Format: date-time */
                    decidedAt: string;
                    /** @description In a dispute: who holds the NIK from now on. */
                    holder?: string;
                  };
                  /** @constant */
                  kind: 'objection';
                  applicantId: string;
                  rule: string;
                  /** @description The reason that is objected to. */
                  code: string;
                  caseId: string;
                  /** @enum {unknown} */
                  status: 'closed' | 'open';
                  /** Format: date-time */
                  openedAt: string;
                  listVersion?: string;
                }
              | {
                  statement: string;
                  ruling?: {
                    reason: string;
                    /** @enum {unknown} */
                    decision: 'reject' | 'uphold';
                    decidedBy: string;
                    /** Format: date-time */
                    decidedAt: string;
                    /** @description In a dispute: who holds the NIK from now on. */
                    holder?: string;
                  };
                  /** @constant */
                  kind: 'place-objection';
                  applicantId: string;
                  waveId: string;
                  ticket: string;
                  /** @description Why the ticket was excluded, and the list that said so. */
                  code: string;
                  listVersion: string;
                  caseId: string;
                  /** @enum {unknown} */
                  status: 'closed' | 'open';
                  /** Format: date-time */
                  openedAt: string;
                }
              | {
                  statement: string;
                  ruling?: {
                    reason: string;
                    /** @enum {unknown} */
                    decision: 'reject' | 'uphold';
                    decidedBy: string;
                    /** Format: date-time */
                    decidedAt: string;
                    /** @description In a dispute: who holds the NIK from now on. */
                    holder?: string;
                  };
                  /** @constant */
                  kind: 'access-objection';
                  applicantId: string;
                  /**
                   * Format: date-time
                   * @description The line that is objected to: when, by which request, what was done and who did it.
                   */
                  accessedAt: string;
                  requestId: string;
                  action: string;
                  staffId: string;
                  caseId: string;
                  /** @enum {unknown} */
                  status: 'closed' | 'open';
                  /** Format: date-time */
                  openedAt: string;
                }
            )[];
            next?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  decideCase: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 111111111111111111111111 */
        caseId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "decision": "reject",
         *       "reason": "Tidak terbukti."
         *     }
         */
        'application/json': {
          /** @enum {string} */
          decision: 'uphold' | 'reject';
          reason: string;
          holder?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "caseId": "111111111111111111111111",
           *       "kind": "place-objection",
           *       "status": "closed",
           *       "decision": "reject"
           *     }
           */
          'application/json': {
            caseId: string;
            /** @enum {unknown} */
            kind: 'access-objection' | 'identity-dispute' | 'objection' | 'place-objection';
            status: string;
            /** @enum {unknown} */
            decision: 'reject' | 'uphold';
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getKeys: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` of what the caller has: 304 is answered while it is so. */
        'if-none-match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "keys": [
           *         {
           *           "kty": "EC",
           *           "crv": "P-256",
           *           "x": "S2lw8sp4Rhq3dPsrpRJMPxLQsdQereRNhakwyeNBXgU",
           *           "y": "vzQQrJrZDRuRMEQtOV_ni4kzeRFEuP3vAc7hMES7KCc",
           *           "kid": "WfFxViDzmCc2HiqnJmXnFTJSfuvip3rC8A_Wxkmaypg",
           *           "alg": "ES256",
           *           "use": "sig"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            keys: components['schemas']['NamedKey'][];
          };
        };
      };
      /** @description What the caller has is what there is. */
      304: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  registerInstitution: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example lp-sandbox */
        institutionId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Lembaga Cendekia",
         *       "nib": "1234567890123",
         *       "owners": [
         *         {
         *           "nib": "9999999999999",
         *           "name": "Induk"
         *         }
         *       ]
         *     }
         */
        'application/json': {
          name: string;
          nib: string;
          owners: {
            nib: string;
            name: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "lp-sandbox",
           *       "name": "Lembaga Cendekia",
           *       "nib": "1234567890123",
           *       "owners": [
           *         {
           *           "nib": "9999999999999",
           *           "name": "Induk"
           *         }
           *       ],
           *       "version": 2,
           *       "registeredAt": "2026-01-12T03:07:47.000Z",
           *       "registeredBy": "staff-who-tries"
           *     }
           */
          'application/json': {
            id: string;
            version: number;
            /** Format: date-time */
            registeredAt: string;
            registeredBy: string;
            owners: {
              nib: string;
              name: string;
            }[];
            name: string;
            nib: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            version: number;
            /** Format: date-time */
            registeredAt: string;
            registeredBy: string;
            owners: {
              nib: string;
              name: string;
            }[];
            name: string;
            nib: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listInstitutions: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "institutions": [
           *         {
           *           "id": "lp-sandbox",
           *           "name": "LP Sandbox",
           *           "nib": "9100000000001",
           *           "owners": [
           *             {
           *               "nib": "8100000000001",
           *               "name": "Pemilik"
           *             }
           *           ],
           *           "version": 1,
           *           "registeredAt": "2026-01-12T03:00:08.000Z",
           *           "registeredBy": "local-operator"
           *         },
           *         {
           *           "id": "lp-sandbox-lain",
           *           "name": "LP Sandbox Lain",
           *           "nib": "9100000000002",
           *           "owners": [
           *             {
           *               "nib": "8100000000002",
           *               "name": "Pemilik"
           *             }
           *           ],
           *           "version": 1,
           *           "registeredAt": "2026-01-12T03:00:13.000Z",
           *           "registeredBy": "local-operator"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            institutions: {
              id: string;
              version: number;
              /** Format: date-time */
              registeredAt: string;
              registeredBy: string;
              owners: {
                nib: string;
                name: string;
              }[];
              name: string;
              nib: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  registerPlatform: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example platform-sandbox */
        platformId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "name": "Lembaga Cendekia",
         *       "nib": "1234567890123",
         *       "owners": [
         *         {
         *           "nib": "9999999999999",
         *           "name": "Induk"
         *         }
         *       ]
         *     }
         */
        'application/json': {
          name: string;
          nib: string;
          owners: {
            nib: string;
            name: string;
          }[];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "platform-sandbox",
           *       "name": "Lembaga Cendekia",
           *       "nib": "1234567890123",
           *       "owners": [
           *         {
           *           "nib": "9999999999999",
           *           "name": "Induk"
           *         }
           *       ],
           *       "version": 2,
           *       "registeredAt": "2026-01-12T03:07:47.000Z",
           *       "registeredBy": "staff-who-tries"
           *     }
           */
          'application/json': {
            id: string;
            version: number;
            /** Format: date-time */
            registeredAt: string;
            registeredBy: string;
            owners: {
              nib: string;
              name: string;
            }[];
            name: string;
            nib: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            id: string;
            version: number;
            /** Format: date-time */
            registeredAt: string;
            registeredBy: string;
            owners: {
              nib: string;
              name: string;
            }[];
            name: string;
            nib: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listPlatforms: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "platforms": [
           *         {
           *           "id": "pasar-ilmu",
           *           "name": "Pasar Ilmu",
           *           "nib": "3210987654321",
           *           "owners": [],
           *           "version": 1,
           *           "registeredAt": "2026-01-12T03:02:59.000Z",
           *           "registeredBy": "olga"
           *         },
           *         {
           *           "id": "platform-sandbox",
           *           "name": "Platform Sandbox",
           *           "nib": "9200000000001",
           *           "owners": [
           *             {
           *               "nib": "8200000000001",
           *               "name": "Pemilik"
           *             }
           *           ],
           *           "version": 1,
           *           "registeredAt": "2026-01-12T03:00:13.000Z",
           *           "registeredBy": "local-operator"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            platforms: {
              id: string;
              version: number;
              /** Format: date-time */
              registeredAt: string;
              registeredBy: string;
              owners: {
                nib: string;
                name: string;
              }[];
              name: string;
              nib: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listAffiliations: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "affiliations": []
           *     }
           */
          'application/json': {
            affiliations: {
              institution: {
                id: string;
                name: string;
              };
              platform: {
                id: string;
                name: string;
              };
              sharedOwners: string[];
              offerings: {
                flag?: string;
                sharedOwners: string[];
                courseId: string;
                version: number;
                institutionId: string;
                platformId: string;
                offeredBy: string;
                /** Format: date-time */
                offeredAt: string;
                acknowledgement?: {
                  /** @description What ties the two, by number: a tie that comes up later is not covered. */
                  owners: string[];
                  reason: string;
                  acknowledgedBy: string;
                  /** Format: date-time */
                  acknowledgedAt: string;
                };
              }[];
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  openProvince: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 36 */
        province: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "since": "2026-01-01",
         *       "reason": "Diputuskan oleh rapat komite."
         *     }
         */
        'application/json': {
          /** Format: date */
          since: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            province: string;
            /** @description The first day (YYYY-MM-DD, WIB) on which it is open. */
            since: string;
            reason: string;
            openedBy: string;
            /** Format: date-time */
            openedAt: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "province": "36",
           *       "since": "2026-01-01",
           *       "reason": "Diputuskan oleh rapat komite.",
           *       "openedBy": "staff-who-tries",
           *       "openedAt": "2026-01-12T03:07:47.000Z"
           *     }
           */
          'application/json': {
            province: string;
            /** @description The first day (YYYY-MM-DD, WIB) on which it is open. */
            since: string;
            reason: string;
            openedBy: string;
            /** Format: date-time */
            openedAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listProvinces: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` of what the caller has: 304 is answered while it is so. */
        'if-none-match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "provinces": [
           *         {
           *           "code": "12",
           *           "name": "Sumatera Utara",
           *           "since": "2023-02-17",
           *           "ground": "Perpres 113/2022 and Permenko Perekonomian 17/2022 as quoted in the press"
           *         },
           *         {
           *           "code": "31",
           *           "name": "Daerah Khusus Ibukota Jakarta",
           *           "since": "2023-02-17",
           *           "ground": "Perpres 113/2022 and Permenko Perekonomian 17/2022 as quoted in the press"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            provinces: {
              since: string;
              ground: string;
              code: string;
              name: string;
            }[];
          };
        };
      };
      /** @description What the caller has is what there is. */
      304: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  searchCourses: {
    parameters: {
      query?: {
        text?: string;
        province?: string;
        mode?: 'self-paced' | 'webinar' | 'offline' | 'hybrid';
        priceFrom?: string;
        priceTo?: string;
        from?: string;
        to?: string;
        cursor?: string;
      };
      header?: {
        /** @description The `etag` of what the caller has: 304 is answered while it is so. */
        'if-none-match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "courses": [
           *         {
           *           "courseId": "1436184b35e978844be78d67",
           *           "institution": {
           *             "id": "lp-sandbox-lain",
           *             "name": "LP Sandbox Lain"
           *           },
           *           "version": 1,
           *           "status": "published",
           *           "title": "Pemasaran Digital Langsung",
           *           "mode": "webinar",
           *           "price": 600000,
           *           "hours": 16,
           *           "level": "beginner",
           *           "occupation": "2431",
           *           "language": "id",
           *           "schemes": [
           *             "normal"
           *           ],
           *           "proposedAt": "2026-01-12T03:00:39.000Z",
           *           "publishedAt": "2026-01-12T03:00:41.000Z",
           *           "regencies": []
           *         },
           *         {
           *           "courseId": "b6a74a0c9182113f2e1fc9f3",
           *           "institution": {
           *             "id": "lp-sandbox",
           *             "name": "LP Sandbox"
           *           },
           *           "version": 1,
           *           "status": "published",
           *           "title": "Pemasaran Digital Mandiri",
           *           "mode": "self-paced",
           *           "price": 600000,
           *           "hours": 16,
           *           "level": "beginner",
           *           "occupation": "2431",
           *           "language": "id",
           *           "schemes": [
           *             "normal"
           *           ],
           *           "proposedAt": "2026-01-12T03:00:18.000Z",
           *           "publishedAt": "2026-01-12T03:00:25.000Z",
           *           "regencies": []
           *         }
           *       ]
           *     }
           */
          'application/json': {
            courses: {
              schedule?: {
                scheduleId: string;
                /** Format: date-time */
                startsAt: string;
              };
              regencies: {
                code: string;
                name: string;
                province: string;
                provinceName: string;
              }[];
              version: number;
              /** @enum {unknown} */
              status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
              title: string;
              /** @enum {unknown} */
              mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
              /** @description In whole rupiah. */
              price: number;
              hours: number;
              level: string;
              occupation: string;
              language: string;
              schemes: ('normal' | 'semi-bansos')[];
              /** Format: date-time */
              proposedAt: string;
              /** Format: date-time */
              publishedAt?: string;
              courseId: string;
              institution: {
                id: string;
                name: string;
              };
            }[];
            next?: string;
          };
        };
      };
      /** @description What the caller has is what there is. */
      304: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  proposeCourse: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "institutionId": "lp-sandbox",
         *       "code": "WEB-1",
         *       "title": "Pemasaran Digital untuk Usaha Kecil",
         *       "syllabus": [
         *         {
         *           "title": "Riset pasar",
         *           "hours": 6
         *         },
         *         {
         *           "title": "Iklan berbayar",
         *           "hours": 10
         *         }
         *       ],
         *       "price": 600000,
         *       "mode": "webinar",
         *       "level": "beginner",
         *       "occupation": "2431",
         *       "language": "id",
         *       "schemes": [
         *         "normal"
         *       ],
         *       "regencies": []
         *     }
         */
        'application/json': {
          institutionId: string;
          code: string;
          title: string;
          syllabus: {
            title: string;
            hours: number;
          }[];
          price: number;
          /** @enum {string} */
          mode: 'self-paced' | 'webinar' | 'offline' | 'hybrid';
          /** @enum {string} */
          level: 'beginner' | 'intermediate' | 'advanced';
          occupation: string;
          language: string;
          schemes: ('semi-bansos' | 'normal')[];
          regencies?: string[];
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            hours: number;
            assessments: {
              /** @description Staff, by the number under which they are known here. */
              assessorId: string;
              /** @enum {unknown} */
              verdict: 'approve' | 'reject';
              reasons: string;
              /**
               * @description What the assessor stated; who has one does not assess.
               * @constant
               */
              conflictOfInterest: 'none';
              /** Format: date-time */
              assessedAt: string;
            }[];
            syllabus: {
              title: string;
              hours: number;
            }[];
            /** @description Whose recipients may buy it. */
            schemes: ('normal' | 'semi-bansos')[];
            /** @description Where it is held: none for a course that is taught online. */
            regencies: string[];
            title: string;
            /** @description In whole rupiah. */
            price: number;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            /** @enum {unknown} */
            level: 'advanced' | 'beginner' | 'intermediate';
            /** @description Of the Klasifikasi Baku Jabatan Indonesia (KBJI 2014): four digits. */
            occupation: string;
            /** @description In which it is taught: a code of ISO 639, such as `id` or `jv`. */
            language: string;
            courseId: string;
            version: number;
            /** @enum {unknown} */
            status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
            /** @description Staff, by the numbers under which they are known here. */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @description The versions of the schemes' rules that it kept when it was proposed or, later, published. */
            ruleVersions: string[];
            /** Format: date-time */
            decidedAt?: string;
            publishedBy?: string;
            /** Format: date-time */
            publishedAt?: string;
            /** @description The words under which it is found, since it stands in the catalogue. */
            terms?: string[];
            /** @description The version that stood in the catalogue before this one. */
            replaces?: number;
            withdrawnBy?: string;
            /** Format: date-time */
            withdrawnAt?: string;
            withdrawalReason?: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "courseId": "fcf915aa246719c351568901",
           *       "version": 1,
           *       "status": "in-assessment",
           *       "proposedBy": "staff-who-tries",
           *       "proposedAt": "2026-01-12T03:07:48.000Z",
           *       "ruleVersions": [
           *         "normal-2023.1"
           *       ],
           *       "title": "Pemasaran Digital untuk Usaha Kecil",
           *       "syllabus": [
           *         {
           *           "title": "Riset pasar",
           *           "hours": 6
           *         },
           *         {
           *           "title": "Iklan berbayar",
           *           "hours": 10
           *         }
           *       ],
           *       "price": 600000,
           *       "mode": "webinar",
           *       "level": "beginner",
           *       "occupation": "2431",
           *       "language": "id",
           *       "schemes": [
           *         "normal"
           *       ],
           *       "regencies": [],
           *       "hours": 16,
           *       "assessments": []
           *     }
           */
          'application/json': {
            hours: number;
            assessments: {
              /** @description Staff, by the number under which they are known here. */
              assessorId: string;
              /** @enum {unknown} */
              verdict: 'approve' | 'reject';
              reasons: string;
              /**
               * @description What the assessor stated; who has one does not assess.
               * @constant
               */
              conflictOfInterest: 'none';
              /** Format: date-time */
              assessedAt: string;
            }[];
            syllabus: {
              title: string;
              hours: number;
            }[];
            /** @description Whose recipients may buy it. */
            schemes: ('normal' | 'semi-bansos')[];
            /** @description Where it is held: none for a course that is taught online. */
            regencies: string[];
            title: string;
            /** @description In whole rupiah. */
            price: number;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            /** @enum {unknown} */
            level: 'advanced' | 'beginner' | 'intermediate';
            /** @description Of the Klasifikasi Baku Jabatan Indonesia (KBJI 2014): four digits. */
            occupation: string;
            /** @description In which it is taught: a code of ISO 639, such as `id` or `jv`. */
            language: string;
            courseId: string;
            version: number;
            /** @enum {unknown} */
            status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
            /** @description Staff, by the numbers under which they are known here. */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @description The versions of the schemes' rules that it kept when it was proposed or, later, published. */
            ruleVersions: string[];
            /** Format: date-time */
            decidedAt?: string;
            publishedBy?: string;
            /** Format: date-time */
            publishedAt?: string;
            /** @description The words under which it is found, since it stands in the catalogue. */
            terms?: string[];
            /** @description The version that stood in the catalogue before this one. */
            replaces?: number;
            withdrawnBy?: string;
            /** Format: date-time */
            withdrawnAt?: string;
            withdrawalReason?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listAssessments: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "versions": []
           *     }
           */
          'application/json': {
            versions: {
              hours: number;
              assessments: {
                /** @description Staff, by the number under which they are known here. */
                assessorId: string;
                /** @enum {unknown} */
                verdict: 'approve' | 'reject';
                reasons: string;
                /**
                 * @description What the assessor stated; who has one does not assess.
                 * @constant
                 */
                conflictOfInterest: 'none';
                /** Format: date-time */
                assessedAt: string;
              }[];
              syllabus: {
                title: string;
                hours: number;
              }[];
              /** @description Whose recipients may buy it. */
              schemes: ('normal' | 'semi-bansos')[];
              /** @description Where it is held: none for a course that is taught online. */
              regencies: string[];
              title: string;
              /** @description In whole rupiah. */
              price: number;
              /** @enum {unknown} */
              mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
              /** @enum {unknown} */
              level: 'advanced' | 'beginner' | 'intermediate';
              /** @description Of the Klasifikasi Baku Jabatan Indonesia (KBJI 2014): four digits. */
              occupation: string;
              /** @description In which it is taught: a code of ISO 639, such as `id` or `jv`. */
              language: string;
              courseId: string;
              version: number;
              /** @enum {unknown} */
              status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
              /** @description Staff, by the numbers under which they are known here. */
              proposedBy: string;
              /** Format: date-time */
              proposedAt: string;
              /** @description The versions of the schemes' rules that it kept when it was proposed or, later, published. */
              ruleVersions: string[];
              /** Format: date-time */
              decidedAt?: string;
              publishedBy?: string;
              /** Format: date-time */
              publishedAt?: string;
              /** @description The words under which it is found, since it stands in the catalogue. */
              terms?: string[];
              /** @description The version that stood in the catalogue before this one. */
              replaces?: number;
              withdrawnBy?: string;
              /** Format: date-time */
              withdrawnAt?: string;
              withdrawalReason?: string;
            }[];
            next?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  assessVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 96778b76f9fb6e66782ccc9b */
        courseId: string;
        /** @example 1 */
        version: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "verdict": "approve",
         *       "reasons": "Silabus sesuai standar.",
         *       "conflictOfInterest": "none"
         *     }
         */
        'application/json': {
          /** @enum {string} */
          verdict: 'approve' | 'reject';
          reasons: string;
          /** @constant */
          conflictOfInterest: 'none';
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            hours: number;
            assessments: {
              /** @description Staff, by the number under which they are known here. */
              assessorId: string;
              /** @enum {unknown} */
              verdict: 'approve' | 'reject';
              reasons: string;
              /**
               * @description What the assessor stated; who has one does not assess.
               * @constant
               */
              conflictOfInterest: 'none';
              /** Format: date-time */
              assessedAt: string;
            }[];
            syllabus: {
              title: string;
              hours: number;
            }[];
            /** @description Whose recipients may buy it. */
            schemes: ('normal' | 'semi-bansos')[];
            /** @description Where it is held: none for a course that is taught online. */
            regencies: string[];
            title: string;
            /** @description In whole rupiah. */
            price: number;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            /** @enum {unknown} */
            level: 'advanced' | 'beginner' | 'intermediate';
            /** @description Of the Klasifikasi Baku Jabatan Indonesia (KBJI 2014): four digits. */
            occupation: string;
            /** @description In which it is taught: a code of ISO 639, such as `id` or `jv`. */
            language: string;
            courseId: string;
            version: number;
            /** @enum {unknown} */
            status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
            /** @description Staff, by the numbers under which they are known here. */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @description The versions of the schemes' rules that it kept when it was proposed or, later, published. */
            ruleVersions: string[];
            /** Format: date-time */
            decidedAt?: string;
            publishedBy?: string;
            /** Format: date-time */
            publishedAt?: string;
            /** @description The words under which it is found, since it stands in the catalogue. */
            terms?: string[];
            /** @description The version that stood in the catalogue before this one. */
            replaces?: number;
            withdrawnBy?: string;
            /** Format: date-time */
            withdrawnAt?: string;
            withdrawalReason?: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "courseId": "96778b76f9fb6e66782ccc9b",
           *       "version": 1,
           *       "status": "approved",
           *       "proposedBy": "bayu",
           *       "proposedAt": "2026-01-12T03:00:09.000Z",
           *       "ruleVersions": [
           *         "normal-2023.1"
           *       ],
           *       "decidedAt": "2026-01-12T03:00:13.000Z",
           *       "title": "Las Listrik Tingkat Dasar",
           *       "syllabus": [
           *         {
           *           "title": "Riset pasar",
           *           "hours": 6
           *         },
           *         {
           *           "title": "Iklan berbayar",
           *           "hours": 10
           *         }
           *       ],
           *       "price": 600000,
           *       "mode": "offline",
           *       "level": "beginner",
           *       "occupation": "2431",
           *       "language": "id",
           *       "schemes": [
           *         "normal"
           *       ],
           *       "regencies": [
           *         "32.01"
           *       ],
           *       "hours": 16,
           *       "assessments": [
           *         {
           *           "assessorId": "anto",
           *           "verdict": "approve",
           *           "reasons": "Silabus sesuai standar.",
           *           "conflictOfInterest": "none",
           *           "assessedAt": "2026-01-12T03:00:13.000Z"
           *         },
           *         {
           *           "assessorId": "asri",
           *           "verdict": "approve",
           *           "reasons": "Silabus sesuai standar.",
           *           "conflictOfInterest": "none",
           *           "assessedAt": "2026-01-12T03:00:13.000Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            hours: number;
            assessments: {
              /** @description Staff, by the number under which they are known here. */
              assessorId: string;
              /** @enum {unknown} */
              verdict: 'approve' | 'reject';
              reasons: string;
              /**
               * @description What the assessor stated; who has one does not assess.
               * @constant
               */
              conflictOfInterest: 'none';
              /** Format: date-time */
              assessedAt: string;
            }[];
            syllabus: {
              title: string;
              hours: number;
            }[];
            /** @description Whose recipients may buy it. */
            schemes: ('normal' | 'semi-bansos')[];
            /** @description Where it is held: none for a course that is taught online. */
            regencies: string[];
            title: string;
            /** @description In whole rupiah. */
            price: number;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            /** @enum {unknown} */
            level: 'advanced' | 'beginner' | 'intermediate';
            /** @description Of the Klasifikasi Baku Jabatan Indonesia (KBJI 2014): four digits. */
            occupation: string;
            /** @description In which it is taught: a code of ISO 639, such as `id` or `jv`. */
            language: string;
            courseId: string;
            version: number;
            /** @enum {unknown} */
            status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
            /** @description Staff, by the numbers under which they are known here. */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @description The versions of the schemes' rules that it kept when it was proposed or, later, published. */
            ruleVersions: string[];
            /** Format: date-time */
            decidedAt?: string;
            publishedBy?: string;
            /** Format: date-time */
            publishedAt?: string;
            /** @description The words under which it is found, since it stands in the catalogue. */
            terms?: string[];
            /** @description The version that stood in the catalogue before this one. */
            replaces?: number;
            withdrawnBy?: string;
            /** Format: date-time */
            withdrawnAt?: string;
            withdrawalReason?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listVersions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example b6a74a0c9182113f2e1fc9f3 */
        courseId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "institution": {
           *         "id": "lp-sandbox",
           *         "name": "LP Sandbox"
           *       },
           *       "code": "SANDBOX-SPL",
           *       "newest": {
           *         "version": 1,
           *         "status": "published",
           *         "title": "Pemasaran Digital Mandiri",
           *         "mode": "self-paced",
           *         "price": 600000,
           *         "hours": 16,
           *         "level": "beginner",
           *         "occupation": "2431",
           *         "language": "id",
           *         "schemes": [
           *           "normal"
           *         ],
           *         "proposedAt": "2026-01-12T03:00:18.000Z",
           *         "publishedAt": "2026-01-12T03:00:25.000Z",
           *         "regencies": []
           *       },
           *       "published": {
           *         "version": 1,
           *         "status": "published",
           *         "title": "Pemasaran Digital Mandiri",
           *         "mode": "self-paced",
           *         "price": 600000,
           *         "hours": 16,
           *         "level": "beginner",
           *         "occupation": "2431",
           *         "language": "id",
           *         "schemes": [
           *           "normal"
           *         ],
           *         "proposedAt": "2026-01-12T03:00:18.000Z",
           *         "publishedAt": "2026-01-12T03:00:25.000Z",
           *         "regencies": []
           *       },
           *       "versions": [
           *         {
           *           "courseId": "b6a74a0c9182113f2e1fc9f3",
           *           "version": 1,
           *           "status": "published",
           *           "proposedBy": "local-operator",
           *           "proposedAt": "2026-01-12T03:00:18.000Z",
           *           "ruleVersions": [
           *             "normal-2023.1"
           *           ],
           *           "decidedAt": "2026-01-12T03:00:25.000Z",
           *           "publishedBy": "local-operator",
           *           "publishedAt": "2026-01-12T03:00:25.000Z",
           *           "terms": [
           *             "pemasaran",
           *             "digital"
           *           ],
           *           "title": "Pemasaran Digital Mandiri",
           *           "syllabus": [
           *             {
           *               "title": "Pemasaran Digital Mandiri",
           *               "hours": 16
           *             }
           *           ],
           *           "price": 600000,
           *           "mode": "self-paced",
           *           "level": "beginner",
           *           "occupation": "2431",
           *           "language": "id",
           *           "schemes": [
           *             "normal"
           *           ],
           *           "regencies": [],
           *           "hours": 16,
           *           "assessments": [
           *             {
           *               "assessorId": "local-assessor",
           *               "verdict": "approve",
           *               "reasons": "Silabus sesuai standar.",
           *               "conflictOfInterest": "none",
           *               "assessedAt": "2026-01-12T03:00:19.000Z"
           *             },
           *             {
           *               "assessorId": "local-otherAssessor",
           *               "verdict": "approve",
           *               "reasons": "Silabus sesuai standar.",
           *               "conflictOfInterest": "none",
           *               "assessedAt": "2026-01-12T03:00:25.000Z"
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': {
            versions: {
              hours: number;
              assessments: {
                /** @description Staff, by the number under which they are known here. */
                assessorId: string;
                /** @enum {unknown} */
                verdict: 'approve' | 'reject';
                reasons: string;
                /**
                 * @description What the assessor stated; who has one does not assess.
                 * @constant
                 */
                conflictOfInterest: 'none';
                /** Format: date-time */
                assessedAt: string;
              }[];
              syllabus: {
                title: string;
                hours: number;
              }[];
              /** @description Whose recipients may buy it. */
              schemes: ('normal' | 'semi-bansos')[];
              /** @description Where it is held: none for a course that is taught online. */
              regencies: string[];
              title: string;
              /** @description In whole rupiah. */
              price: number;
              /** @enum {unknown} */
              mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
              /** @enum {unknown} */
              level: 'advanced' | 'beginner' | 'intermediate';
              /** @description Of the Klasifikasi Baku Jabatan Indonesia (KBJI 2014): four digits. */
              occupation: string;
              /** @description In which it is taught: a code of ISO 639, such as `id` or `jv`. */
              language: string;
              courseId: string;
              version: number;
              /** @enum {unknown} */
              status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
              /** @description Staff, by the numbers under which they are known here. */
              proposedBy: string;
              /** Format: date-time */
              proposedAt: string;
              /** @description The versions of the schemes' rules that it kept when it was proposed or, later, published. */
              ruleVersions: string[];
              /** Format: date-time */
              decidedAt?: string;
              publishedBy?: string;
              /** Format: date-time */
              publishedAt?: string;
              /** @description The words under which it is found, since it stands in the catalogue. */
              terms?: string[];
              /** @description The version that stood in the catalogue before this one. */
              replaces?: number;
              withdrawnBy?: string;
              /** Format: date-time */
              withdrawnAt?: string;
              withdrawalReason?: string;
            }[];
            published?: {
              regencies: {
                code: string;
                name: string;
                province: string;
                provinceName: string;
              }[];
              version: number;
              /** @enum {unknown} */
              status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
              title: string;
              /** @enum {unknown} */
              mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
              /** @description In whole rupiah. */
              price: number;
              hours: number;
              level: string;
              occupation: string;
              language: string;
              schemes: ('normal' | 'semi-bansos')[];
              /** Format: date-time */
              proposedAt: string;
              /** Format: date-time */
              publishedAt?: string;
            };
            courseId: string;
            institution: {
              id: string;
              name: string;
            };
            code: string;
            newest: {
              regencies: {
                code: string;
                name: string;
                province: string;
                provinceName: string;
              }[];
              version: number;
              /** @enum {unknown} */
              status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
              title: string;
              /** @enum {unknown} */
              mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
              /** @description In whole rupiah. */
              price: number;
              hours: number;
              level: string;
              occupation: string;
              language: string;
              schemes: ('normal' | 'semi-bansos')[];
              /** Format: date-time */
              proposedAt: string;
              /** Format: date-time */
              publishedAt?: string;
            };
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  publishVersion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example b6a74a0c9182113f2e1fc9f3 */
        courseId: string;
        /** @example 1 */
        version: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "version": 1,
           *       "status": "published",
           *       "proposedBy": "local-operator",
           *       "proposedAt": "2026-01-12T03:00:18.000Z",
           *       "ruleVersions": [
           *         "normal-2023.1"
           *       ],
           *       "decidedAt": "2026-01-12T03:00:25.000Z",
           *       "publishedBy": "local-operator",
           *       "publishedAt": "2026-01-12T03:00:25.000Z",
           *       "terms": [
           *         "pemasaran",
           *         "digital"
           *       ],
           *       "title": "Pemasaran Digital Mandiri",
           *       "syllabus": [
           *         {
           *           "title": "Pemasaran Digital Mandiri",
           *           "hours": 16
           *         }
           *       ],
           *       "price": 600000,
           *       "mode": "self-paced",
           *       "level": "beginner",
           *       "occupation": "2431",
           *       "language": "id",
           *       "schemes": [
           *         "normal"
           *       ],
           *       "regencies": [],
           *       "hours": 16,
           *       "assessments": [
           *         {
           *           "assessorId": "local-assessor",
           *           "verdict": "approve",
           *           "reasons": "Silabus sesuai standar.",
           *           "conflictOfInterest": "none",
           *           "assessedAt": "2026-01-12T03:00:19.000Z"
           *         },
           *         {
           *           "assessorId": "local-otherAssessor",
           *           "verdict": "approve",
           *           "reasons": "Silabus sesuai standar.",
           *           "conflictOfInterest": "none",
           *           "assessedAt": "2026-01-12T03:00:25.000Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            hours: number;
            assessments: {
              /** @description Staff, by the number under which they are known here. */
              assessorId: string;
              /** @enum {unknown} */
              verdict: 'approve' | 'reject';
              reasons: string;
              /**
               * @description What the assessor stated; who has one does not assess.
               * @constant
               */
              conflictOfInterest: 'none';
              /** Format: date-time */
              assessedAt: string;
            }[];
            syllabus: {
              title: string;
              hours: number;
            }[];
            /** @description Whose recipients may buy it. */
            schemes: ('normal' | 'semi-bansos')[];
            /** @description Where it is held: none for a course that is taught online. */
            regencies: string[];
            title: string;
            /** @description In whole rupiah. */
            price: number;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            /** @enum {unknown} */
            level: 'advanced' | 'beginner' | 'intermediate';
            /** @description Of the Klasifikasi Baku Jabatan Indonesia (KBJI 2014): four digits. */
            occupation: string;
            /** @description In which it is taught: a code of ISO 639, such as `id` or `jv`. */
            language: string;
            courseId: string;
            version: number;
            /** @enum {unknown} */
            status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
            /** @description Staff, by the numbers under which they are known here. */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @description The versions of the schemes' rules that it kept when it was proposed or, later, published. */
            ruleVersions: string[];
            /** Format: date-time */
            decidedAt?: string;
            publishedBy?: string;
            /** Format: date-time */
            publishedAt?: string;
            /** @description The words under which it is found, since it stands in the catalogue. */
            terms?: string[];
            /** @description The version that stood in the catalogue before this one. */
            replaces?: number;
            withdrawnBy?: string;
            /** Format: date-time */
            withdrawnAt?: string;
            withdrawalReason?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  withdrawCourse: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example b6a74a0c9182113f2e1fc9f3 */
        courseId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Diputuskan oleh rapat komite."
         *     }
         */
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "version": 1,
           *       "status": "withdrawn",
           *       "proposedBy": "local-operator",
           *       "proposedAt": "2026-01-12T03:00:18.000Z",
           *       "ruleVersions": [
           *         "normal-2023.1"
           *       ],
           *       "decidedAt": "2026-01-12T03:00:25.000Z",
           *       "publishedBy": "local-operator",
           *       "publishedAt": "2026-01-12T03:00:25.000Z",
           *       "terms": [
           *         "pemasaran",
           *         "digital"
           *       ],
           *       "withdrawnBy": "staff-who-tries",
           *       "withdrawnAt": "2026-01-12T03:08:16.000Z",
           *       "withdrawalReason": "Diputuskan oleh rapat komite.",
           *       "title": "Pemasaran Digital Mandiri",
           *       "syllabus": [
           *         {
           *           "title": "Pemasaran Digital Mandiri",
           *           "hours": 16
           *         }
           *       ],
           *       "price": 600000,
           *       "mode": "self-paced",
           *       "level": "beginner",
           *       "occupation": "2431",
           *       "language": "id",
           *       "schemes": [
           *         "normal"
           *       ],
           *       "regencies": [],
           *       "hours": 16,
           *       "assessments": [
           *         {
           *           "assessorId": "local-assessor",
           *           "verdict": "approve",
           *           "reasons": "Silabus sesuai standar.",
           *           "conflictOfInterest": "none",
           *           "assessedAt": "2026-01-12T03:00:19.000Z"
           *         },
           *         {
           *           "assessorId": "local-otherAssessor",
           *           "verdict": "approve",
           *           "reasons": "Silabus sesuai standar.",
           *           "conflictOfInterest": "none",
           *           "assessedAt": "2026-01-12T03:00:25.000Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            hours: number;
            assessments: {
              /** @description Staff, by the number under which they are known here. */
              assessorId: string;
              /** @enum {unknown} */
              verdict: 'approve' | 'reject';
              reasons: string;
              /**
               * @description What the assessor stated; who has one does not assess.
               * @constant
               */
              conflictOfInterest: 'none';
              /** Format: date-time */
              assessedAt: string;
            }[];
            syllabus: {
              title: string;
              hours: number;
            }[];
            /** @description Whose recipients may buy it. */
            schemes: ('normal' | 'semi-bansos')[];
            /** @description Where it is held: none for a course that is taught online. */
            regencies: string[];
            title: string;
            /** @description In whole rupiah. */
            price: number;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            /** @enum {unknown} */
            level: 'advanced' | 'beginner' | 'intermediate';
            /** @description Of the Klasifikasi Baku Jabatan Indonesia (KBJI 2014): four digits. */
            occupation: string;
            /** @description In which it is taught: a code of ISO 639, such as `id` or `jv`. */
            language: string;
            courseId: string;
            version: number;
            /** @enum {unknown} */
            status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
            /** @description Staff, by the numbers under which they are known here. */
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            /** @description The versions of the schemes' rules that it kept when it was proposed or, later, published. */
            ruleVersions: string[];
            /** Format: date-time */
            decidedAt?: string;
            publishedBy?: string;
            /** Format: date-time */
            publishedAt?: string;
            /** @description The words under which it is found, since it stands in the catalogue. */
            terms?: string[];
            /** @description The version that stood in the catalogue before this one. */
            replaces?: number;
            withdrawnBy?: string;
            /** Format: date-time */
            withdrawnAt?: string;
            withdrawalReason?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  offerCourse: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example b6a74a0c9182113f2e1fc9f3 */
        courseId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "platformId": "platform-sandbox"
         *     }
         */
        'application/json': {
          platformId: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "version": 1,
           *       "institutionId": "lp-sandbox",
           *       "platformId": "platform-sandbox",
           *       "offeredBy": "local-operator",
           *       "offeredAt": "2026-01-12T03:00:31.000Z",
           *       "sharedOwners": [
           *         "1234567890123",
           *         "9999999999999"
           *       ],
           *       "flag": "open"
           *     }
           */
          'application/json': {
            flag?: string;
            sharedOwners: string[];
            courseId: string;
            version: number;
            institutionId: string;
            platformId: string;
            offeredBy: string;
            /** Format: date-time */
            offeredAt: string;
            acknowledgement?: {
              /** @description What ties the two, by number: a tie that comes up later is not covered. */
              owners: string[];
              reason: string;
              acknowledgedBy: string;
              /** Format: date-time */
              acknowledgedAt: string;
            };
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            flag?: string;
            sharedOwners: string[];
            courseId: string;
            version: number;
            institutionId: string;
            platformId: string;
            offeredBy: string;
            /** Format: date-time */
            offeredAt: string;
            acknowledgement?: {
              /** @description What ties the two, by number: a tie that comes up later is not covered. */
              owners: string[];
              reason: string;
              acknowledgedBy: string;
              /** Format: date-time */
              acknowledgedAt: string;
            };
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  acknowledgeAffiliation: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example b6a74a0c9182113f2e1fc9f3 */
        courseId: string;
        /** @example platform-sandbox */
        platformId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Diputuskan oleh rapat komite."
         *     }
         */
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "version": 1,
           *       "institutionId": "lp-sandbox",
           *       "platformId": "platform-sandbox",
           *       "offeredBy": "local-operator",
           *       "offeredAt": "2026-01-12T03:00:31.000Z",
           *       "sharedOwners": [
           *         "1234567890123",
           *         "9999999999999"
           *       ],
           *       "acknowledgement": {
           *         "owners": [
           *           "1234567890123",
           *           "9999999999999"
           *         ],
           *         "reason": "Diputuskan oleh rapat komite.",
           *         "acknowledgedBy": "staff-who-tries",
           *         "acknowledgedAt": "2026-01-12T03:07:48.000Z"
           *       },
           *       "flag": "acknowledged"
           *     }
           */
          'application/json': {
            flag?: string;
            sharedOwners: string[];
            courseId: string;
            version: number;
            institutionId: string;
            platformId: string;
            offeredBy: string;
            /** Format: date-time */
            offeredAt: string;
            acknowledgement?: {
              /** @description What ties the two, by number: a tie that comes up later is not covered. */
              owners: string[];
              reason: string;
              acknowledgedBy: string;
              /** Format: date-time */
              acknowledgedAt: string;
            };
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  addSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example cca384f8aad840ed7d5b3c6d */
        courseId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "code": "A1",
         *       "sessions": [
         *         {
         *           "sequence": 1,
         *           "startsAt": "2026-01-13T03:00:00.000Z",
         *           "endsAt": "2026-01-13T05:00:00.000Z"
         *         },
         *         {
         *           "sequence": 2,
         *           "startsAt": "2026-01-13T06:00:00.000Z",
         *           "endsAt": "2026-01-13T08:00:00.000Z"
         *         }
         *       ],
         *       "seats": 30
         *     }
         */
        'application/json': {
          code: string;
          sessions: {
            sequence: number;
            startsAt: string;
            endsAt: string;
          }[];
          seats: number;
          venue?: {
            name: string;
            address: string;
            regency: string;
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            venue?: {
              name: string;
              address: string;
              regency: {
                code: string;
                name: string;
                province: string;
                provinceName: string;
              };
            };
            scheduleId: string;
            code: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'open';
            sessions: {
              sequence: number;
              /** Format: date-time */
              startsAt: string;
              /** Format: date-time */
              endsAt: string;
            }[];
            seats: number;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "scheduleId": "10a5a62fbd8f45c5f880dc37",
           *       "code": "A1",
           *       "status": "open",
           *       "sessions": [
           *         {
           *           "sequence": 1,
           *           "startsAt": "2026-01-13T03:00:00.000Z",
           *           "endsAt": "2026-01-13T05:00:00.000Z"
           *         },
           *         {
           *           "sequence": 2,
           *           "startsAt": "2026-01-13T06:00:00.000Z",
           *           "endsAt": "2026-01-13T08:00:00.000Z"
           *         }
           *       ],
           *       "seats": 30
           *     }
           */
          'application/json': {
            venue?: {
              name: string;
              address: string;
              regency: {
                code: string;
                name: string;
                province: string;
                provinceName: string;
              };
            };
            scheduleId: string;
            code: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'open';
            sessions: {
              sequence: number;
              /** Format: date-time */
              startsAt: string;
              /** Format: date-time */
              endsAt: string;
            }[];
            seats: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  cancelSchedule: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example cca384f8aad840ed7d5b3c6d */
        courseId: string;
        /** @example 41c537c9035e51db09cc1f57 */
        scheduleId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Diputuskan oleh rapat komite."
         *     }
         */
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "scheduleId": "41c537c9035e51db09cc1f57",
           *       "code": "SANDBOX-1",
           *       "status": "cancelled",
           *       "sessions": [
           *         {
           *           "sequence": 1,
           *           "startsAt": "2026-01-12T03:01:02.000Z",
           *           "endsAt": "2026-01-12T04:01:02.000Z"
           *         },
           *         {
           *           "sequence": 2,
           *           "startsAt": "2026-01-12T04:01:02.000Z",
           *           "endsAt": "2026-01-12T05:01:02.000Z"
           *         }
           *       ],
           *       "seats": 500
           *     }
           */
          'application/json': {
            venue?: {
              name: string;
              address: string;
              regency: {
                code: string;
                name: string;
                province: string;
                provinceName: string;
              };
            };
            scheduleId: string;
            code: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'open';
            sessions: {
              sequence: number;
              /** Format: date-time */
              startsAt: string;
              /** Format: date-time */
              endsAt: string;
            }[];
            seats: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getCourse: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` of what the caller has: 304 is answered while it is so. */
        'if-none-match'?: string;
      };
      path: {
        /** @example b6a74a0c9182113f2e1fc9f3 */
        courseId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "institution": {
           *         "id": "lp-sandbox",
           *         "name": "LP Sandbox"
           *       },
           *       "code": "SANDBOX-SPL",
           *       "version": 1,
           *       "publishedAt": "2026-01-12T03:00:25.000Z",
           *       "title": "Pemasaran Digital Mandiri",
           *       "syllabus": [
           *         {
           *           "title": "Pemasaran Digital Mandiri",
           *           "hours": 16
           *         }
           *       ],
           *       "price": 600000,
           *       "mode": "self-paced",
           *       "level": "beginner",
           *       "occupation": "2431",
           *       "language": "id",
           *       "schemes": [
           *         "normal"
           *       ],
           *       "hours": 16,
           *       "regencies": [],
           *       "platforms": [
           *         {
           *           "id": "platform-sandbox",
           *           "name": "Platform Sandbox"
           *         }
           *       ],
           *       "schedules": []
           *     }
           */
          'application/json': {
            hours: number;
            regencies: {
              code: string;
              name: string;
              province: string;
              provinceName: string;
            }[];
            platforms: {
              id: string;
              name: string;
            }[];
            schedules: {
              venue?: {
                name: string;
                address: string;
                regency: {
                  code: string;
                  name: string;
                  province: string;
                  provinceName: string;
                };
              };
              scheduleId: string;
              code: string;
              /** @enum {unknown} */
              status: 'cancelled' | 'open';
              sessions: {
                sequence: number;
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
              }[];
              seats: number;
            }[];
            syllabus: {
              title: string;
              hours: number;
            }[];
            /** @description Whose recipients may buy it. */
            schemes: ('normal' | 'semi-bansos')[];
            title: string;
            /** @description In whole rupiah. */
            price: number;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            /** @enum {unknown} */
            level: 'advanced' | 'beginner' | 'intermediate';
            /** @description Of the Klasifikasi Baku Jabatan Indonesia (KBJI 2014): four digits. */
            occupation: string;
            /** @description In which it is taught: a code of ISO 639, such as `id` or `jv`. */
            language: string;
            courseId: string;
            institution: {
              id: string;
              name: string;
            };
            code: string;
            version: number;
            /** Format: date-time */
            publishedAt?: string;
          };
        };
      };
      /** @description What the caller has is what there is. */
      304: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  listRegencyCourses: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        /** @example 32.01 */
        regency: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "courses": []
           *     }
           */
          'application/json': {
            courses: {
              published?: {
                regencies: {
                  code: string;
                  name: string;
                  province: string;
                  provinceName: string;
                }[];
                version: number;
                /** @enum {unknown} */
                status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
                title: string;
                /** @enum {unknown} */
                mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
                /** @description In whole rupiah. */
                price: number;
                hours: number;
                level: string;
                occupation: string;
                language: string;
                schemes: ('normal' | 'semi-bansos')[];
                /** Format: date-time */
                proposedAt: string;
                /** Format: date-time */
                publishedAt?: string;
              };
              courseId: string;
              institution: {
                id: string;
                name: string;
              };
              code: string;
              newest: {
                regencies: {
                  code: string;
                  name: string;
                  province: string;
                  provinceName: string;
                }[];
                version: number;
                /** @enum {unknown} */
                status: 'approved' | 'in-assessment' | 'published' | 'rejected' | 'superseded' | 'withdrawn';
                title: string;
                /** @enum {unknown} */
                mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
                /** @description In whole rupiah. */
                price: number;
                hours: number;
                level: string;
                occupation: string;
                language: string;
                schemes: ('normal' | 'semi-bansos')[];
                /** Format: date-time */
                proposedAt: string;
                /** Format: date-time */
                publishedAt?: string;
              };
            }[];
            next?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  requestPurchaseCode: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "cardNumber": "8773720836138066",
         *       "courseId": "b6a74a0c9182113f2e1fc9f3"
         *     }
         */
        'application/json': {
          cardNumber: string;
          courseId: string;
          scheduleId?: string;
        };
      };
    };
    responses: {
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "validUntil": "2026-01-12T03:12:49.000Z"
           *     }
           */
          'application/json': {
            validUntil: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  placeOrder: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reference": "236dcdf1-f2da-4c99-a934-fe8081788448",
         *       "cardNumber": "8498318231561414",
         *       "code": "184776",
         *       "courseId": "381bb465e72a5602d702df8e",
         *       "scheduleId": "93e087d63d2c9bdfe48ab83f"
         *     }
         */
        'application/json': {
          reference: string;
          cardNumber: string;
          code: string;
          courseId: string;
          scheduleId?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            orderId: string;
            reference: string;
            platformId: string;
            institutionId: string;
            courseId: string;
            version: number;
            title: string;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            hours: number;
            scheduleId?: string;
            /** Format: date-time */
            startsAt?: string;
            /** Format: date-time */
            endsAt?: string;
            seat?: number;
            price: number;
            invoiceCode: string;
            redeemCode: string;
            redeemableUntil?: string;
            /** Format: date-time */
            placedAt: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'completed' | 'placed' | 'redeemed' | 'refunded';
            /** Format: date-time */
            redeemedAt?: string;
            /** Format: date-time */
            cancelledAt?: string;
            refund?: number;
            /** Format: date-time */
            completedAt?: string;
            certificateId?: string;
            /** @enum {unknown} */
            next:
              | 'Anda membatalkan pembelian ini.'
              | 'Attend all sessions, prove your presence, and hand in the skills task.'
              | 'Beri penilaian dan ulasan.'
              | 'Give a rating and a review.'
              | 'Hand the code to the training institution when its time comes.'
              | 'Ikuti semua sesi, buktikan kehadiran, dan kumpulkan tugas praktik.'
              | 'Program membatalkan pelatihan ini; uang sudah kembali ke saldo.'
              | 'Serahkan kode kepada lembaga pelatihan pada waktunya.'
              | 'The programme cancelled this course; the money is back on the card.'
              | 'You took this purchase back.';
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "95a5c9cd3f08d3b76c062739",
           *       "reference": "236dcdf1-f2da-4c99-a934-fe8081788448",
           *       "platformId": "pasar-pelatihan",
           *       "institutionId": "lp-cendekia-nusantara",
           *       "courseId": "381bb465e72a5602d702df8e",
           *       "version": 1,
           *       "title": "Pemasaran Digital",
           *       "mode": "webinar",
           *       "hours": 16,
           *       "scheduleId": "93e087d63d2c9bdfe48ab83f",
           *       "startsAt": "2026-01-12T05:02:59.000Z",
           *       "endsAt": "2026-01-13T13:02:59.000Z",
           *       "seat": 5,
           *       "price": 900000,
           *       "invoiceCode": "INV/20261130/95A5C9CD3F08",
           *       "redeemCode": "210S0JTRPR29KDX2",
           *       "placedAt": "2026-01-12T03:03:44.000Z",
           *       "status": "placed",
           *       "next": "Serahkan kode kepada lembaga pelatihan pada waktunya."
           *     }
           */
          'application/json': {
            orderId: string;
            reference: string;
            platformId: string;
            institutionId: string;
            courseId: string;
            version: number;
            title: string;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            hours: number;
            scheduleId?: string;
            /** Format: date-time */
            startsAt?: string;
            /** Format: date-time */
            endsAt?: string;
            seat?: number;
            price: number;
            invoiceCode: string;
            redeemCode: string;
            redeemableUntil?: string;
            /** Format: date-time */
            placedAt: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'completed' | 'placed' | 'redeemed' | 'refunded';
            /** Format: date-time */
            redeemedAt?: string;
            /** Format: date-time */
            cancelledAt?: string;
            refund?: number;
            /** Format: date-time */
            completedAt?: string;
            certificateId?: string;
            /** @enum {unknown} */
            next:
              | 'Anda membatalkan pembelian ini.'
              | 'Attend all sessions, prove your presence, and hand in the skills task.'
              | 'Beri penilaian dan ulasan.'
              | 'Give a rating and a review.'
              | 'Hand the code to the training institution when its time comes.'
              | 'Ikuti semua sesi, buktikan kehadiran, dan kumpulkan tugas praktik.'
              | 'Program membatalkan pelatihan ini; uang sudah kembali ke saldo.'
              | 'Serahkan kode kepada lembaga pelatihan pada waktunya.'
              | 'The programme cancelled this course; the money is back on the card.'
              | 'You took this purchase back.';
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 81520d2577f7cd243d71828d */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "81520d2577f7cd243d71828d",
           *       "reference": "F-1",
           *       "platformId": "platform-sandbox",
           *       "institutionId": "lp-sandbox",
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "version": 1,
           *       "title": "Pemasaran Digital untuk Usaha Kecil",
           *       "mode": "self-paced",
           *       "hours": 16,
           *       "price": 600000,
           *       "invoiceCode": "INV/20261129/5ABD87D23905",
           *       "redeemCode": "05DBSV49KRM1ZYST",
           *       "redeemableUntil": "2027-05-28T16:59:59.999Z",
           *       "placedAt": "2026-01-12T03:01:35.000Z",
           *       "status": "placed",
           *       "next": "Serahkan kode kepada lembaga pelatihan pada waktunya."
           *     }
           */
          'application/json': {
            orderId: string;
            reference: string;
            platformId: string;
            institutionId: string;
            courseId: string;
            version: number;
            title: string;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            hours: number;
            scheduleId?: string;
            /** Format: date-time */
            startsAt?: string;
            /** Format: date-time */
            endsAt?: string;
            seat?: number;
            price: number;
            invoiceCode: string;
            redeemCode: string;
            redeemableUntil?: string;
            /** Format: date-time */
            placedAt: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'completed' | 'placed' | 'redeemed' | 'refunded';
            /** Format: date-time */
            redeemedAt?: string;
            /** Format: date-time */
            cancelledAt?: string;
            refund?: number;
            /** Format: date-time */
            completedAt?: string;
            certificateId?: string;
            /** @enum {unknown} */
            next:
              | 'Anda membatalkan pembelian ini.'
              | 'Attend all sessions, prove your presence, and hand in the skills task.'
              | 'Beri penilaian dan ulasan.'
              | 'Give a rating and a review.'
              | 'Hand the code to the training institution when its time comes.'
              | 'Ikuti semua sesi, buktikan kehadiran, dan kumpulkan tugas praktik.'
              | 'Program membatalkan pelatihan ini; uang sudah kembali ke saldo.'
              | 'Serahkan kode kepada lembaga pelatihan pada waktunya.'
              | 'The programme cancelled this course; the money is back on the card.'
              | 'You took this purchase back.';
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  cancelSale: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 81520d2577f7cd243d71828d */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "81520d2577f7cd243d71828d",
           *       "reference": "F-1",
           *       "platformId": "platform-sandbox",
           *       "institutionId": "lp-sandbox",
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "version": 1,
           *       "title": "Pemasaran Digital untuk Usaha Kecil",
           *       "mode": "self-paced",
           *       "hours": 16,
           *       "price": 600000,
           *       "invoiceCode": "INV/20261129/5ABD87D23905",
           *       "redeemCode": "05DBSV49KRM1ZYST",
           *       "redeemableUntil": "2027-05-28T16:59:59.999Z",
           *       "placedAt": "2026-01-12T03:01:35.000Z",
           *       "status": "cancelled",
           *       "cancelledAt": "2026-01-12T03:07:50.000Z",
           *       "refund": 600000,
           *       "next": "Anda membatalkan pembelian ini."
           *     }
           */
          'application/json': {
            orderId: string;
            reference: string;
            platformId: string;
            institutionId: string;
            courseId: string;
            version: number;
            title: string;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            hours: number;
            scheduleId?: string;
            /** Format: date-time */
            startsAt?: string;
            /** Format: date-time */
            endsAt?: string;
            seat?: number;
            price: number;
            invoiceCode: string;
            redeemCode: string;
            redeemableUntil?: string;
            /** Format: date-time */
            placedAt: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'completed' | 'placed' | 'redeemed' | 'refunded';
            /** Format: date-time */
            redeemedAt?: string;
            /** Format: date-time */
            cancelledAt?: string;
            refund?: number;
            /** Format: date-time */
            completedAt?: string;
            certificateId?: string;
            /** @enum {unknown} */
            next:
              | 'Anda membatalkan pembelian ini.'
              | 'Attend all sessions, prove your presence, and hand in the skills task.'
              | 'Beri penilaian dan ulasan.'
              | 'Give a rating and a review.'
              | 'Hand the code to the training institution when its time comes.'
              | 'Ikuti semua sesi, buktikan kehadiran, dan kumpulkan tugas praktik.'
              | 'Program membatalkan pelatihan ini; uang sudah kembali ke saldo.'
              | 'Serahkan kode kepada lembaga pelatihan pada waktunya.'
              | 'The programme cancelled this course; the money is back on the card.'
              | 'You took this purchase back.';
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listOwnOrders: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "cards": [
           *         {
           *           "waveId": "2023-49",
           *           "cardNumber": "8773720836138066",
           *           "state": "active",
           *           "balance": 2300000,
           *           "purchases": 2,
           *           "payoutChannels": [
           *             "BNI",
           *             "BCA"
           *           ]
           *         }
           *       ],
           *       "orders": [
           *         {
           *           "orderId": "0c0c0c0c0c0c0c0c0c0c0c0c",
           *           "reference": "F-3",
           *           "platformId": "platform-sandbox",
           *           "institutionId": "lp-sandbox",
           *           "courseId": "b6a74a0c9182113f2e1fc9f3",
           *           "version": 1,
           *           "title": "Pemasaran Digital untuk Usaha Kecil",
           *           "mode": "self-paced",
           *           "hours": 16,
           *           "price": 600000,
           *           "invoiceCode": "INV/20261129/5ABD87D23905",
           *           "redeemCode": "51QSSD3B5N1W8B7M",
           *           "redeemableUntil": "2027-05-28T16:59:59.999Z",
           *           "placedAt": "2026-01-12T03:01:35.000Z",
           *           "status": "completed",
           *           "redeemedAt": "2026-01-12T03:02:59.000Z",
           *           "completedAt": "2026-01-12T03:02:59.000Z",
           *           "certificateId": "AAAAAAAAAAAAAAAAAAAAAAAA",
           *           "next": "Beri penilaian dan ulasan.",
           *           "institutionName": "LP Sandbox",
           *           "platformName": "Platform Sandbox"
           *         },
           *         {
           *           "orderId": "81520d2577f7cd243d71828d",
           *           "reference": "F-1",
           *           "platformId": "platform-sandbox",
           *           "institutionId": "lp-sandbox",
           *           "courseId": "b6a74a0c9182113f2e1fc9f3",
           *           "version": 1,
           *           "title": "Pemasaran Digital untuk Usaha Kecil",
           *           "mode": "self-paced",
           *           "hours": 16,
           *           "price": 600000,
           *           "invoiceCode": "INV/20261129/5ABD87D23905",
           *           "redeemCode": "05DBSV49KRM1ZYST",
           *           "redeemableUntil": "2027-05-28T16:59:59.999Z",
           *           "placedAt": "2026-01-12T03:01:35.000Z",
           *           "status": "placed",
           *           "next": "Serahkan kode kepada lembaga pelatihan pada waktunya.",
           *           "institutionName": "LP Sandbox",
           *           "platformName": "Platform Sandbox",
           *           "cancellation": {}
           *         }
           *       ]
           *     }
           */
          'application/json': {
            cards: {
              firstPurchaseDeadline?: string;
              waveId: string;
              cardNumber: string;
              /** @enum {unknown} */
              state: 'active' | 'ended' | 'held' | 'stopped';
              balance: number;
              purchases: number;
              payoutChannels: ('BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO')[];
            }[];
            orders: (
              | {
                  review?: {
                    rating: number;
                    text: string;
                    /** Format: date-time */
                    at: string;
                  };
                  /** @enum {unknown} */
                  next:
                    | 'Anda membatalkan pembelian ini.'
                    | 'Attend all sessions, prove your presence, and hand in the skills task.'
                    | 'Beri penilaian dan ulasan.'
                    | 'Done. Your rating was received.'
                    | 'Give a rating and a review.'
                    | 'Hand the code to the training institution when its time comes.'
                    | 'Ikuti semua sesi, buktikan kehadiran, dan kumpulkan tugas praktik.'
                    | 'Program membatalkan pelatihan ini; uang sudah kembali ke saldo.'
                    | 'Selesai. Penilaian Anda sudah diterima.'
                    | 'Serahkan kode kepada lembaga pelatihan pada waktunya.'
                    | 'The programme cancelled this course; the money is back on the card.'
                    | 'You took this purchase back.';
                  cancellation?: {
                    until?: string;
                  };
                  platformName?: string;
                  institutionName?: string;
                  orderId: string;
                  reference: string;
                  platformId: string;
                  institutionId: string;
                  courseId: string;
                  version: number;
                  title: string;
                  /** @enum {unknown} */
                  mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
                  hours: number;
                  scheduleId?: string;
                  /** Format: date-time */
                  startsAt?: string;
                  /** Format: date-time */
                  endsAt?: string;
                  seat?: number;
                  price: number;
                  invoiceCode: string;
                  redeemCode: string;
                  redeemableUntil?: string;
                  /** Format: date-time */
                  placedAt: string;
                  /** @enum {unknown} */
                  status: 'cancelled' | 'completed' | 'placed' | 'redeemed' | 'refunded';
                  /** Format: date-time */
                  redeemedAt?: string;
                  /** Format: date-time */
                  cancelledAt?: string;
                  refund?: number;
                  /** Format: date-time */
                  completedAt?: string;
                  certificateId?: string;
                }
              | {
                  sessions: {
                    sequence: number;
                    /** Format: date-time */
                    startsAt: string;
                    /** Format: date-time */
                    endsAt: string;
                  }[];
                  venue?: {
                    name: string;
                    address: string;
                    regency: string;
                  };
                  review?: {
                    rating: number;
                    text: string;
                    /** Format: date-time */
                    at: string;
                  };
                  /** @enum {unknown} */
                  next:
                    | 'Anda membatalkan pembelian ini.'
                    | 'Attend all sessions, prove your presence, and hand in the skills task.'
                    | 'Beri penilaian dan ulasan.'
                    | 'Done. Your rating was received.'
                    | 'Give a rating and a review.'
                    | 'Hand the code to the training institution when its time comes.'
                    | 'Ikuti semua sesi, buktikan kehadiran, dan kumpulkan tugas praktik.'
                    | 'Program membatalkan pelatihan ini; uang sudah kembali ke saldo.'
                    | 'Selesai. Penilaian Anda sudah diterima.'
                    | 'Serahkan kode kepada lembaga pelatihan pada waktunya.'
                    | 'The programme cancelled this course; the money is back on the card.'
                    | 'You took this purchase back.';
                  cancellation?: {
                    until?: string;
                  };
                  platformName?: string;
                  institutionName?: string;
                  orderId: string;
                  reference: string;
                  platformId: string;
                  institutionId: string;
                  courseId: string;
                  version: number;
                  title: string;
                  /** @enum {unknown} */
                  mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
                  hours: number;
                  scheduleId?: string;
                  /** Format: date-time */
                  startsAt?: string;
                  /** Format: date-time */
                  endsAt?: string;
                  seat?: number;
                  price: number;
                  invoiceCode: string;
                  redeemCode: string;
                  redeemableUntil?: string;
                  /** Format: date-time */
                  placedAt: string;
                  /** @enum {unknown} */
                  status: 'cancelled' | 'completed' | 'placed' | 'redeemed' | 'refunded';
                  /** Format: date-time */
                  redeemedAt?: string;
                  /** Format: date-time */
                  cancelledAt?: string;
                  refund?: number;
                  /** Format: date-time */
                  completedAt?: string;
                  certificateId?: string;
                }
            )[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  cancelOwnOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 81520d2577f7cd243d71828d */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "81520d2577f7cd243d71828d",
           *       "reference": "F-1",
           *       "platformId": "platform-sandbox",
           *       "institutionId": "lp-sandbox",
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "version": 1,
           *       "title": "Pemasaran Digital untuk Usaha Kecil",
           *       "mode": "self-paced",
           *       "hours": 16,
           *       "price": 600000,
           *       "invoiceCode": "INV/20261129/5ABD87D23905",
           *       "redeemCode": "05DBSV49KRM1ZYST",
           *       "redeemableUntil": "2027-05-28T16:59:59.999Z",
           *       "placedAt": "2026-01-12T03:01:35.000Z",
           *       "status": "cancelled",
           *       "cancelledAt": "2026-01-12T03:07:50.000Z",
           *       "refund": 600000,
           *       "next": "Anda membatalkan pembelian ini."
           *     }
           */
          'application/json': {
            orderId: string;
            reference: string;
            platformId: string;
            institutionId: string;
            courseId: string;
            version: number;
            title: string;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            hours: number;
            scheduleId?: string;
            /** Format: date-time */
            startsAt?: string;
            /** Format: date-time */
            endsAt?: string;
            seat?: number;
            price: number;
            invoiceCode: string;
            redeemCode: string;
            redeemableUntil?: string;
            /** Format: date-time */
            placedAt: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'completed' | 'placed' | 'redeemed' | 'refunded';
            /** Format: date-time */
            redeemedAt?: string;
            /** Format: date-time */
            cancelledAt?: string;
            refund?: number;
            /** Format: date-time */
            completedAt?: string;
            certificateId?: string;
            /** @enum {unknown} */
            next:
              | 'Anda membatalkan pembelian ini.'
              | 'Attend all sessions, prove your presence, and hand in the skills task.'
              | 'Beri penilaian dan ulasan.'
              | 'Give a rating and a review.'
              | 'Hand the code to the training institution when its time comes.'
              | 'Ikuti semua sesi, buktikan kehadiran, dan kumpulkan tugas praktik.'
              | 'Program membatalkan pelatihan ini; uang sudah kembali ke saldo.'
              | 'Serahkan kode kepada lembaga pelatihan pada waktunya.'
              | 'The programme cancelled this course; the money is back on the card.'
              | 'You took this purchase back.';
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  registerPartner: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example sandbox-lp-2 */
        clientCode: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "party": {
         *         "kind": "institution",
         *         "institutionId": "lp-sandbox"
         *       },
         *       "requestsPerSecond": 20,
         *       "clockSeconds": 300
         *     }
         */
        'application/json': {
          party:
            | {
                /** @constant */
                kind: 'platform';
                platformId: string;
              }
            | {
                /** @constant */
                kind: 'institution';
                institutionId: string;
              };
          /** @default 20 */
          requestsPerSecond?: number;
          /** @default 300 */
          clockSeconds?: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "clientCode": "sandbox-lp-2",
           *       "party": {
           *         "kind": "institution",
           *         "institutionId": "lp-sandbox"
           *       },
           *       "acceptsSha1": true,
           *       "requestsPerSecond": 20,
           *       "clockSeconds": 300,
           *       "registeredBy": "staff-who-tries",
           *       "registeredAt": "2026-01-12T03:07:52.000Z",
           *       "revision": 2,
           *       "signKeys": []
           *     }
           */
          'application/json': {
            signKeys: {
              version: number;
              /** Format: date-time */
              createdAt: string;
            }[];
            clientCode: string;
            party:
              | {
                  /** @constant */
                  kind: 'platform';
                  platformId: string;
                }
              | {
                  /** @constant */
                  kind: 'institution';
                  institutionId: string;
                };
            /** @description Whether signatures by HMAC-SHA1 are taken too; a partner switches them off for itself. */
            acceptsSha1: boolean;
            /** @description Requests a second that are let through, over all instances. */
            requestsPerSecond: number;
            /** @description By how many seconds the clock of the partner may differ from ours. */
            clockSeconds: number;
            registeredBy: string;
            /** Format: date-time */
            registeredAt: string;
            /** @description Counts changes. */
            revision: number;
            /** @description The time that the newest signed change of its own settings names, in Unix seconds: an older one is not taken. */
            settledAtSeconds?: number;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            signKeys: {
              version: number;
              /** Format: date-time */
              createdAt: string;
            }[];
            clientCode: string;
            party:
              | {
                  /** @constant */
                  kind: 'platform';
                  platformId: string;
                }
              | {
                  /** @constant */
                  kind: 'institution';
                  institutionId: string;
                };
            /** @description Whether signatures by HMAC-SHA1 are taken too; a partner switches them off for itself. */
            acceptsSha1: boolean;
            /** @description Requests a second that are let through, over all instances. */
            requestsPerSecond: number;
            /** @description By how many seconds the clock of the partner may differ from ours. */
            clockSeconds: number;
            registeredBy: string;
            /** Format: date-time */
            registeredAt: string;
            /** @description Counts changes. */
            revision: number;
            /** @description The time that the newest signed change of its own settings names, in Unix seconds: an older one is not taken. */
            settledAtSeconds?: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  makePartnerKey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example sandbox-lp-2 */
        clientCode: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "newest": 0
         *     }
         */
        'application/json': {
          newest: number;
          discards?: number;
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "clientCode": "sandbox-lp-2",
           *       "version": 1,
           *       "signKey": "xxxxxxxx",
           *       "alsoLive": []
           *     }
           */
          'application/json': {
            clientCode: string;
            version?: number;
            signKey: string;
            alsoLive: {
              version: number;
              /** Format: date-time */
              createdAt: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  redeemStatus: {
    parameters: {
      query?: never;
      header: {
        /** @description The code under which the institution is registered. */
        client_code: string;
        /** @description Seconds since 1970. */
        timestamp: string;
        /** @description HMAC-SHA1 in hexadecimal; `signature-256` with HMAC-SHA256 in its place. */
        signature?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "redeem_code": "890SESRA79315SZ3",
         *       "sequence": 1
         *     }
         */
        'application/json': {
          redeem_code: string;
          sequence?: (number | string) | null;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "message": "Kode redeem dapat digunakan.",
           *       "data": {
           *         "redeem_code": "890SESRA79315SZ3",
           *         "course_code": "SANDBOX-WEB",
           *         "invoice_code": "INV/20261129/890SESRA",
           *         "schedule_code": "SANDBOX-1",
           *         "status": 0,
           *         "attendance_status": 0,
           *         "redeem_at": "",
           *         "dp_platform": "Lembaga Cendekia",
           *         "schedule_start_end": "2026-11-29T22:25:01+07:00 - 2026-11-30T22:25:01+07:00",
           *         "course_type": 2,
           *         "course_type_label": "Webinar",
           *         "course_learning_method": "webinar",
           *         "is_online_attendance": true,
           *         "sequence": 1
           *       }
           *     }
           */
          'application/json': {
            success: boolean;
            message: string;
            data: {
              redeem_code: string;
              course_code: string;
              invoice_code: string;
              schedule_code: string;
              status: number;
              attendance_status: number;
              redeem_at: string;
              dp_platform: string;
              schedule_start_end: string;
              course_type: number;
              course_type_label: string;
              course_learning_method: string;
              is_online_attendance: boolean;
              sequence: number;
            };
          };
        };
      };
      default: components['responses']['IntegrationRefusal'];
    };
  };
  redeemCommit: {
    parameters: {
      query?: never;
      header: {
        /** @description The code under which the institution is registered. */
        client_code: string;
        /** @description Seconds since 1970. */
        timestamp: string;
        /** @description HMAC-SHA1 in hexadecimal; `signature-256` with HMAC-SHA256 in its place. */
        signature?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "redeem_code": "ZY8MF5B98874YF2R"
         *     }
         */
        'application/json': {
          redeem_code: string;
          sequence?: (number | string) | null;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "message": "Kode redeem berhasil digunakan.",
           *       "data": {
           *         "redeem_code": "ZY8MF5B98874YF2R",
           *         "course_code": "SANDBOX-SPL",
           *         "invoice_code": "INV/20261129/ZY8MF5B9",
           *         "schedule_code": "",
           *         "status": 1,
           *         "attendance_status": 0,
           *         "redeem_at": "2026-01-12T03:07:53.000Z",
           *         "dp_platform": "Lembaga Cendekia",
           *         "schedule_start_end": "",
           *         "course_type": 1,
           *         "course_type_label": "Pembelajaran Mandiri",
           *         "course_learning_method": "spl",
           *         "is_online_attendance": true,
           *         "sequence": 0
           *       }
           *     }
           */
          'application/json': {
            success: boolean;
            message: string;
            data: {
              redeem_code: string;
              course_code: string;
              invoice_code: string;
              schedule_code: string;
              status: number;
              attendance_status: number;
              redeem_at: string;
              dp_platform: string;
              schedule_start_end: string;
              course_type: number;
              course_type_label: string;
              course_learning_method: string;
              is_online_attendance: boolean;
              sequence: number;
            };
          };
        };
      };
      default: components['responses']['IntegrationRefusal'];
    };
  };
  chooseSettings: {
    parameters: {
      query?: never;
      header: {
        /** @description The code under which the institution is registered. */
        client_code: string;
        /** @description Seconds since 1970. */
        timestamp: string;
        /** @description HMAC-SHA1 in hexadecimal; `signature-256` with HMAC-SHA256 in its place. */
        signature?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "accept_sha1": true
         *     }
         */
        'application/json': {
          accept_sha1: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "message": "Pengaturan disimpan.",
           *       "data": {
           *         "accept_sha1": true
           *       }
           *     }
           */
          'application/json': {
            success: boolean;
            message: string;
            data: {
              accept_sha1: boolean;
            };
          };
        };
      };
      default: components['responses']['IntegrationRefusal'];
    };
  };
  testSignature: {
    parameters: {
      query?: never;
      header: {
        /** @description The code under which the institution is registered. */
        client_code: string;
        /** @description Seconds since 1970. */
        timestamp: string;
        /** @description HMAC-SHA1 in hexadecimal; `signature-256` with HMAC-SHA256 in its place. */
        signature?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": false,
           *       "message": "Tanda tangan tidak akan diterima.",
           *       "data": {
           *         "findings": [
           *           {
           *             "code": "body-not-json",
           *             "message": "Isi permintaan bukan JSON yang sah."
           *           }
           *         ],
           *         "signed_by": {
           *           "key_version": 1,
           *           "algorithm": "sha256"
           *         },
           *         "server_time": 1795966313
           *       }
           *     }
           */
          'application/json': {
            success: boolean;
            message: string;
            data: {
              server_time: number;
              signed_by?: {
                key_version: number;
                /** @enum {unknown} */
                algorithm: 'sha1' | 'sha256';
              };
              findings: {
                /** @enum {unknown} */
                code:
                  | 'body-not-json'
                  | 'body-not-signed'
                  | 'client-code-case'
                  | 'client-code-missing'
                  | 'client-code-not-signed'
                  | 'client-code-unknown'
                  | 'clock-off'
                  | 'compact-signed'
                  | 'key-written-otherwise'
                  | 'no-key'
                  | 'older-key'
                  | 'other-body-signed'
                  | 'other-header'
                  | 'other-method-signed'
                  | 'other-order-signed'
                  | 'other-path-signed'
                  | 'other-timestamp-signed'
                  | 'separator-signed'
                  | 'sha1-off'
                  | 'signature-base64'
                  | 'signature-length'
                  | 'signature-missing'
                  | 'signature-unknown'
                  | 'signature-uppercase'
                  | 'timestamp-malformed'
                  | 'timestamp-milliseconds'
                  | 'timestamp-missing';
                message: string;
              }[];
            };
          };
        };
      };
      default: components['responses']['IntegrationRefusal'];
    };
  };
  urlGenerate: {
    parameters: {
      query?: never;
      header: {
        /** @description The code under which the institution is registered. */
        client_code: string;
        /** @description Seconds since 1970. */
        timestamp: string;
        /** @description HMAC-SHA1 in hexadecimal; `signature-256` with HMAC-SHA256 in its place. */
        signature?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "redeem_code": "890SESRA79315SZ3",
         *       "redirect_uri": "https://lembaga.contoh.id/selesai",
         *       "email": "ani@contoh.id"
         *     }
         */
        'application/json': {
          redeem_code: string;
          sequence?: (number | string) | null;
          redirect_uri: string;
          email: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "message": "Tautan kehadiran berhasil dibuat.",
           *       "data": {
           *         "url": "https://api.prakerja.example/v1/presence/9NiVx_JuWAh-GU1ij1paOmsMSO5ibTTF7ai_pMnLu5C2H_uE",
           *         "state": "MN2QcRwXE0F4hDYjONd0Vw",
           *         "course": {
           *           "type": 2,
           *           "learning_method": "webinar"
           *         }
           *       }
           *     }
           */
          'application/json': {
            success: boolean;
            message: string;
            data: {
              url: string;
              state: string;
              course: {
                type: number;
                learning_method: string;
              };
            };
          };
        };
      };
      default: components['responses']['IntegrationRefusal'];
    };
  };
  submitTask: {
    parameters: {
      query?: never;
      header: {
        /** @description The code under which the institution is registered. */
        client_code: string;
        /** @description Seconds since 1970. */
        timestamp: string;
        /** @description HMAC-SHA1 in hexadecimal; `signature-256` with HMAC-SHA256 in its place. */
        signature?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "redeem_code": "ZY8MF5B98874YF2R",
         *       "scope": "TPM-1",
         *       "url_file": "https://lembaga.contoh.id/tugas/1.pdf"
         *     }
         */
        'application/json': {
          redeem_code: string;
          scope: string;
          sequence?: (number | string) | null;
          url_file: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "message": "Tugas berhasil dikumpulkan.",
           *       "data": {
           *         "id": "836a644bc35f4ae576e6dd88",
           *         "redeem_code": "ZY8MF5B98874YF2R",
           *         "scope": "TPM-1",
           *         "sequence": 0,
           *         "status": 1,
           *         "url_file": "https://lembaga.contoh.id/tugas/1.pdf"
           *       }
           *     }
           */
          'application/json': {
            success: boolean;
            message: string;
            data: {
              id: string;
              redeem_code: string;
              scope: string;
              sequence: number;
              status: number;
              url_file: string;
            };
          };
        };
      };
      default: components['responses']['IntegrationRefusal'];
    };
  };
  submitFeedback: {
    parameters: {
      query?: never;
      header: {
        /** @description The code under which the institution is registered. */
        client_code: string;
        /** @description Seconds since 1970. */
        timestamp: string;
        /** @description HMAC-SHA1 in hexadecimal; `signature-256` with HMAC-SHA256 in its place. */
        signature?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "redeem_code": "ZY8MF5B98874YF2R",
         *       "scope": "TPM-1",
         *       "notes": "Rapi dan lengkap.",
         *       "passed": true
         *     }
         */
        'application/json': {
          redeem_code: string;
          scope: string;
          sequence?: (number | string) | null;
          /** @default  */
          notes?: string;
          url_file?: ('' | null) | string;
          /** @default true */
          passed?: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "message": "Umpan balik berhasil disimpan.",
           *       "data": {
           *         "id": "836a644bc35f4ae576e6dd88",
           *         "redeem_code": "ZY8MF5B98874YF2R",
           *         "scope": "TPM-1",
           *         "sequence": 0,
           *         "status": 2,
           *         "url_file": "",
           *         "notes": "Rapi dan lengkap."
           *       }
           *     }
           */
          'application/json': {
            success: boolean;
            message: string;
            data: {
              notes: string;
              id: string;
              redeem_code: string;
              scope: string;
              sequence: number;
              status: number;
              url_file: string;
            };
          };
        };
      };
      default: components['responses']['IntegrationRefusal'];
    };
  };
  taskStatus: {
    parameters: {
      query?: never;
      header: {
        /** @description The code under which the institution is registered. */
        client_code: string;
        /** @description Seconds since 1970. */
        timestamp: string;
        /** @description HMAC-SHA1 in hexadecimal; `signature-256` with HMAC-SHA256 in its place. */
        signature?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "redeem_code": "ZY8MF5B98874YF2R",
         *       "scope": "TPM-1"
         *     }
         */
        'application/json': {
          redeem_code: string;
          scope: string;
          sequence?: (number | string) | null;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "success": true,
           *       "message": "Status tugas ditemukan.",
           *       "data": {
           *         "assignment": {
           *           "status": 2
           *         },
           *         "feedback": {
           *           "status": 2
           *         }
           *       }
           *     }
           */
          'application/json': {
            success: boolean;
            message: string;
            data: {
              assignment: {
                status: number;
              };
              feedback: {
                status: number;
              };
            };
          };
        };
      };
      default: components['responses']['IntegrationRefusal'];
    };
  };
  showPresencePage: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example GcQVSKhR7rWuSe9laPt6FWsMR7rFitzMA-bFjZnZwZKX3sEB */
        linkId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
        };
      };
      /** @description Refused as `body-malformed`, `field-malformed`, `field-missing`, `field-too-long`, `field-too-short`, `field-unknown`, `field-wrong-type`. */
      400: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          'retry-after': components['headers']['retry-after'];
          vary: components['headers']['vary'];
          'www-authenticate': components['headers']['www-authenticate'];
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/problem+json': components['schemas']['Problem'];
          'application/json': components['schemas']['GatewayRefusal'];
        };
      };
      /** @description Refused as `not-through-edge`. */
      403: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          'retry-after': components['headers']['retry-after'];
          vary: components['headers']['vary'];
          'www-authenticate': components['headers']['www-authenticate'];
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/problem+json': components['schemas']['Problem'];
          'application/json': components['schemas']['GatewayRefusal'];
        };
      };
      /** @description Refused as `presence-link-not-found`. */
      404: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          'retry-after': components['headers']['retry-after'];
          vary: components['headers']['vary'];
          'www-authenticate': components['headers']['www-authenticate'];
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/problem+json': components['schemas']['Problem'];
          'application/json': components['schemas']['GatewayRefusal'];
        };
      };
      /** @description Refused as `presence-rejected`. */
      409: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          'retry-after': components['headers']['retry-after'];
          vary: components['headers']['vary'];
          'www-authenticate': components['headers']['www-authenticate'];
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/problem+json': components['schemas']['Problem'];
          'application/json': components['schemas']['GatewayRefusal'];
        };
      };
      /** @description Refused as `presence-link-expired`. */
      410: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          'retry-after': components['headers']['retry-after'];
          vary: components['headers']['vary'];
          'www-authenticate': components['headers']['www-authenticate'];
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/problem+json': components['schemas']['Problem'];
          'application/json': components['schemas']['GatewayRefusal'];
        };
      };
      /** @description Refused as `body-too-large`. */
      413: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          'retry-after': components['headers']['retry-after'];
          vary: components['headers']['vary'];
          'www-authenticate': components['headers']['www-authenticate'];
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/problem+json': components['schemas']['Problem'];
          'application/json': components['schemas']['GatewayRefusal'];
        };
      };
      /** @description Refused as `media-type-unsupported`. */
      415: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          'retry-after': components['headers']['retry-after'];
          vary: components['headers']['vary'];
          'www-authenticate': components['headers']['www-authenticate'];
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/problem+json': components['schemas']['Problem'];
          'application/json': components['schemas']['GatewayRefusal'];
        };
      };
      /** @description Refused as `busy-try-again`, `fault`. */
      503: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          'retry-after': components['headers']['retry-after'];
          vary: components['headers']['vary'];
          'www-authenticate': components['headers']['www-authenticate'];
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/problem+json': components['schemas']['Problem'];
          'application/json': components['schemas']['GatewayRefusal'];
        };
      };
      /** @description Refused: the status says of which kind, `code` why. */
      default: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          'retry-after': components['headers']['retry-after'];
          vary: components['headers']['vary'];
          'www-authenticate': components['headers']['www-authenticate'];
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/problem+json': components['schemas']['Problem'];
          'application/json': components['schemas']['GatewayRefusal'];
        };
      };
    };
  };
  provePresence: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example GcQVSKhR7rWuSe9laPt6FWsMR7rFitzMA-bFjZnZwZKX3sEB */
        linkId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "sample": "/9j/4HdhamFo"
         *     }
         */
        'application/json': {
          sample: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "outcome": "present",
           *       "redirectTo": "https://lembaga.contoh.id/selesai?state=tUh-Al12u2e0iI7VT7-kNA"
           *     }
           */
          'application/json': {
            /** @enum {unknown} */
            outcome: 'in-review' | 'present';
            redirectTo: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listPresenceReviews: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "reviews": []
           *     }
           */
          'application/json': {
            reviews: {
              linkId: string;
              orderId: string;
              institutionId: string;
              course: string;
              sequence: number;
              /** Format: date-time */
              startsAt?: string;
              /** Format: date-time */
              endsAt?: string;
              /** Format: date-time */
              triedAt?: string;
              /** @enum {unknown} */
              status: 'accepted' | 'in-review' | 'open' | 'present' | 'rejected';
              decidedBy?: string;
              /** Format: date-time */
              decidedAt?: string;
            }[];
            next?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getPresenceReview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example bDAZBjvh8mYLLfl9w8pl52sMR0w1NESABU5FtLFQoOtukJPs */
        linkId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "linkId": "bDAZBjvh8mYLLfl9w8pl52sMR0w1NESABU5FtLFQoOtukJPs",
           *       "orderId": "061e029a148079f3bf6e0ef4",
           *       "institutionId": "lp-cendekia",
           *       "course": "Dasar Pemasaran Digital",
           *       "sequence": 2,
           *       "startsAt": "2026-01-12T03:30:23.000Z",
           *       "endsAt": "2026-01-12T05:00:23.000Z",
           *       "triedAt": "2026-01-12T03:00:46.000Z",
           *       "status": "in-review",
           *       "sample": "/9j/4ExJVkVORVNTLUZBSUxT",
           *       "sampleKeptUntil": "2026-01-26T03:00:47.000Z"
           *     }
           */
          'application/json': {
            sample?: string;
            sampleKeptUntil?: string;
            linkId: string;
            orderId: string;
            institutionId: string;
            course: string;
            sequence: number;
            /** Format: date-time */
            startsAt?: string;
            /** Format: date-time */
            endsAt?: string;
            /** Format: date-time */
            triedAt?: string;
            /** @enum {unknown} */
            status: 'accepted' | 'in-review' | 'open' | 'present' | 'rejected';
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  decidePresenceReview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example bDAZBjvh8mYLLfl9w8pl52sMR0w1NESABU5FtLFQoOtukJPs */
        linkId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "decision": "accept",
         *       "reason": "Wajah peserta terlihat jelas."
         *     }
         */
        'application/json': {
          /** @enum {string} */
          decision: 'accept' | 'reject';
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "linkId": "bDAZBjvh8mYLLfl9w8pl52sMR0w1NESABU5FtLFQoOtukJPs",
           *       "orderId": "061e029a148079f3bf6e0ef4",
           *       "institutionId": "lp-cendekia",
           *       "course": "Dasar Pemasaran Digital",
           *       "sequence": 2,
           *       "startsAt": "2026-01-12T03:30:23.000Z",
           *       "endsAt": "2026-01-12T05:00:23.000Z",
           *       "triedAt": "2026-01-12T03:00:46.000Z",
           *       "status": "accepted",
           *       "decidedBy": "olga",
           *       "decidedAt": "2026-01-12T03:00:58.000Z"
           *     }
           */
          'application/json': {
            linkId: string;
            orderId: string;
            institutionId: string;
            course: string;
            sequence: number;
            /** Format: date-time */
            startsAt?: string;
            /** Format: date-time */
            endsAt?: string;
            /** Format: date-time */
            triedAt?: string;
            /** @enum {unknown} */
            status: 'accepted' | 'in-review' | 'open' | 'present' | 'rejected';
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  acceptCompletions: {
    parameters: {
      query?: never;
      header?: {
        /** @description A repeated call with the same key is answered as the first was, and changes nothing. */
        'idempotency-key'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "notices": [
         *         {
         *           "redeemCode": "0123456789ABCDEF",
         *           "completedAt": "2023-03-06T03:00:00.000Z",
         *           "hours": 16
         *         }
         *       ]
         *     }
         */
        'application/json': {
          notices: unknown[];
        };
      };
    };
    responses: {
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "batchId": "ec3d250ba9de5810796727a9",
           *       "accepted": 1,
           *       "refused": 0,
           *       "notices": [
           *         {
           *           "id": "ec3d250ba9de5810796727a9.0",
           *           "position": 0,
           *           "status": "accepted"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            batchId: string;
            accepted: number;
            refused: number;
            notices: (
              | {
                  errors: {
                    field: string;
                    /** @enum {unknown} */
                    code:
                      | 'access-not-found'
                      | 'acknowledgement-own'
                      | 'affiliation-acknowledged'
                      | 'affiliation-none'
                      | 'approval-own'
                      | 'assessment-given'
                      | 'assessment-own'
                      | 'assessor-not-independent'
                      | 'audit-application-not-found'
                      | 'audit-day-open'
                      | 'audit-day-unclear'
                      | 'audit-file-not-found'
                      | 'audit-month-unclear'
                      | 'audit-ticket-not-found'
                      | 'audit-year-unclear'
                      | 'award-ended'
                      | 'award-held'
                      | 'award-not-found'
                      | 'award-stopped'
                      | 'award-used'
                      | 'body-malformed'
                      | 'body-missing'
                      | 'body-too-large'
                      | 'breach-closed'
                      | 'breach-not-found'
                      | 'breach-not-listed'
                      | 'busy-try-again'
                      | 'callback-clock'
                      | 'callback-nonce-used'
                      | 'callback-signature-wrong'
                      | 'callback-unsigned'
                      | 'card-number-malformed'
                      | 'case-about-oneself'
                      | 'case-closed'
                      | 'case-not-found'
                      | 'certificate-not-found'
                      | 'client-code-missing'
                      | 'client-unknown'
                      | 'completion-before-last-session'
                      | 'completion-before-modules'
                      | 'completion-before-redeeming'
                      | 'completion-hours-too-few'
                      | 'completion-hours-too-many'
                      | 'completion-in-future'
                      | 'completion-line-malformed'
                      | 'completion-line-too-long'
                      | 'completion-modules-untold'
                      | 'completion-never-present'
                      | 'completion-not-found'
                      | 'completion-sessions-missed'
                      | 'completion-task-not-passed'
                      | 'consent-missing'
                      | 'consent-needed'
                      | 'consent-version-unknown'
                      | 'contact-change-missing'
                      | 'contact-changed-elsewhere'
                      | 'contact-code-missing'
                      | 'contact-code-tries-used-up'
                      | 'contact-code-wrong'
                      | 'contact-codes-too-many'
                      | 'contact-not-named'
                      | 'contact-objection-late'
                      | 'contacts-unverified'
                      | 'corrections-exhausted'
                      | 'course-hours-too-few'
                      | 'course-mode-not-allowed'
                      | 'course-not-found'
                      | 'course-not-published'
                      | 'course-not-sold-here'
                      | 'course-price-over-budget'
                      | 'cursor-invalid'
                      | 'cutoff-unclear'
                      | 'dates-too-far-apart'
                      | 'debt-months-too-many'
                      | 'debt-not-found'
                      | 'debt-not-owed'
                      | 'debt-plan-agreed'
                      | 'debt-repayment-in-future'
                      | 'debt-repayment-reference-used'
                      | 'debt-repayment-too-large'
                      | 'decision-closed'
                      | 'decision-missing'
                      | 'decision-not-found'
                      | 'decision-overtaken'
                      | 'decision-own'
                      | 'declaration-differs'
                      | 'draw-not-held'
                      | 'email-malformed'
                      | 'enrollment-not-found'
                      | 'envelope-closed'
                      | 'envelope-not-found'
                      | 'envelope-not-proposed'
                      | 'envelope-until-ahead'
                      | 'erasure-asked'
                      | 'erasure-not-asked'
                      | 'erasure-under-way'
                      | 'evidence-not-found'
                      | 'fault'
                      | 'feature-off'
                      | 'field-malformed'
                      | 'field-missing'
                      | 'field-too-long'
                      | 'field-too-short'
                      | 'field-unknown'
                      | 'field-wrong-type'
                      | 'figures-not-own'
                      | 'figures-not-published'
                      | 'first-purchase-overdue'
                      | 'formal-education'
                      | 'help-desk-look-ups-used'
                      | 'hold-closed'
                      | 'hold-not-found'
                      | 'hold-not-proposed'
                      | 'holder-invalid'
                      | 'idempotency-key-malformed'
                      | 'identity-unconfirmed'
                      | 'identity-under-review'
                      | 'incentives-of-nobody'
                      | 'institution-not-found'
                      | 'kk-malformed'
                      | 'ledger-day-open'
                      | 'ledger-day-unclear'
                      | 'list-file-not-found'
                      | 'list-kk-malformed'
                      | 'list-line-malformed'
                      | 'list-line-too-long'
                      | 'list-nik-malformed'
                      | 'list-not-published'
                      | 'list-source-unavailable'
                      | 'list-unknown'
                      | 'list-version-known'
                      | 'lists-being-frozen'
                      | 'liveness-unavailable'
                      | 'media-type-unsupported'
                      | 'nik-birth-date-differs'
                      | 'nik-malformed'
                      | 'no-place-freed'
                      | 'not-eligible'
                      | 'not-through-edge'
                      | 'nothing-to-recover'
                      | 'objection-exists'
                      | 'objection-window-over'
                      | 'offering-not-found'
                      | 'order-cancelled-too-late'
                      | 'order-last-after-deadline'
                      | 'order-not-cancellable'
                      | 'order-not-completed'
                      | 'order-not-found'
                      | 'order-not-redeemable'
                      | 'order-not-redeemed'
                      | 'order-not-refundable'
                      | 'order-over-balance'
                      | 'order-scheme-differs'
                      | 'order-settled'
                      | 'part-unknown'
                      | 'partner-key-not-live'
                      | 'partner-key-not-newest'
                      | 'partner-not-found'
                      | 'partner-not-institution'
                      | 'partner-of-another'
                      | 'partner-unknown'
                      | 'payout-account-attempts-used-up'
                      | 'payout-account-card-missing'
                      | 'payout-account-changed'
                      | 'payout-account-identity-differs'
                      | 'payout-account-identity-unverified'
                      | 'payout-account-inactive'
                      | 'payout-account-missing'
                      | 'payout-account-not-found'
                      | 'payout-account-not-upgraded'
                      | 'payout-account-number-malformed'
                      | 'payout-account-objection-late'
                      | 'payout-account-phone-differs'
                      | 'payout-account-taken'
                      | 'payout-channel-not-offered'
                      | 'payout-channel-unavailable'
                      | 'payout-not-found'
                      | 'phone-malformed'
                      | 'place-not-excluded'
                      | 'place-unchanged'
                      | 'places-recovered'
                      | 'platform-not-found'
                      | 'presence-link-expired'
                      | 'presence-link-not-found'
                      | 'presence-link-used'
                      | 'presence-rejected'
                      | 'presence-review-decided'
                      | 'presence-review-not-found'
                      | 'presence-sample-gone'
                      | 'presence-too-early'
                      | 'presence-too-late'
                      | 'province-not-found'
                      | 'province-not-open'
                      | 'province-open-already'
                      | 'province-unknown'
                      | 'purchase-code-expired'
                      | 'purchase-code-used-up'
                      | 'purchase-code-wrong'
                      | 'purchase-codes-too-many'
                      | 'quota-empty'
                      | 'quota-form-unclear'
                      | 'quota-line-malformed'
                      | 'quota-too-large'
                      | 'rate-exceeded'
                      | 'rating-out-of-range'
                      | 'recovery-overtaken'
                      | 'recovery-unpublished'
                      | 'redeem-code-cancelled'
                      | 'redeem-code-expired'
                      | 'redeem-code-malformed'
                      | 'redeem-code-not-found'
                      | 'redeem-code-of-another-institution'
                      | 'redeem-code-used'
                      | 'redeem-course-type-mismatch'
                      | 'redeem-session-not-found'
                      | 'redeem-too-early'
                      | 'redeem-too-late'
                      | 'redeem-transaction-cancelled'
                      | 'redirect-uri-malformed'
                      | 'reference-used'
                      | 'regencies-not-for-mode'
                      | 'regencies-required'
                      | 'regency-not-found'
                      | 'regency-not-in-wave'
                      | 'regency-not-own'
                      | 'regency-repeated'
                      | 'regency-unknown'
                      | 'registration-awarded'
                      | 'registration-exists'
                      | 'registration-not-found'
                      | 'registration-proof-early'
                      | 'registration-proof-expired'
                      | 'registration-proof-invalid'
                      | 'registration-proof-missing'
                      | 'registration-required'
                      | 'request-invalid'
                      | 'reserve-for-nobody'
                      | 'result-not-published'
                      | 'review-contact-details'
                      | 'review-given'
                      | 'review-not-found'
                      | 'review-too-short'
                      | 'risk-changed'
                      | 'risk-closed'
                      | 'risk-decision-under-way'
                      | 'risk-member-foreign'
                      | 'risk-members-missing'
                      | 'risk-members-needless'
                      | 'risk-merged'
                      | 'risk-not-found'
                      | 'risk-proposal-missing'
                      | 'role-missing'
                      | 'rule-not-failed'
                      | 'rule-not-waivable'
                      | 'run-under-way'
                      | 'sample-malformed'
                      | 'schedule-begun'
                      | 'schedule-cancelled'
                      | 'schedule-exists'
                      | 'schedule-full'
                      | 'schedule-not-for-mode'
                      | 'schedule-not-found'
                      | 'schedule-over'
                      | 'schedule-required'
                      | 'scheme-not-in-force'
                      | 'search-text-empty'
                      | 'selection-not-started'
                      | 'sessions-unordered'
                      | 'settings-need-sha256'
                      | 'settings-outdated'
                      | 'settlement-below-zero'
                      | 'settlement-closed'
                      | 'settlement-day-not-over'
                      | 'settlement-not-found'
                      | 'settlement-not-proposed'
                      | 'sign-in-unlinked'
                      | 'signature-missing'
                      | 'signature-sha1-off'
                      | 'signature-wrong'
                      | 'skills-task-assessed'
                      | 'skills-task-late'
                      | 'skills-task-not-submitted'
                      | 'statement-missing'
                      | 'statement-not-found'
                      | 'statement-too-large'
                      | 'supply-not-offline'
                      | 'survey-answered'
                      | 'survey-answers-incomplete'
                      | 'survey-not-found'
                      | 'survey-not-open'
                      | 'switch-changed'
                      | 'ticket-not-found'
                      | 'timestamp-malformed'
                      | 'timestamp-missing'
                      | 'timestamp-outside-window'
                      | 'unmatched-not-found'
                      | 'upload-missing'
                      | 'upload-not-found'
                      | 'upload-too-large'
                      | 'venue-elsewhere'
                      | 'venue-not-for-mode'
                      | 'venue-required'
                      | 'version-not-approved'
                      | 'version-not-found'
                      | 'version-not-in-assessment'
                      | 'version-superseded'
                      | 'visit-code-expired'
                      | 'visit-code-used-up'
                      | 'visit-code-wrong'
                      | 'visit-codes-too-many'
                      | 'visit-not-found'
                      | 'visit-not-open'
                      | 'visit-over'
                      | 'waiting-lane-full'
                      | 'waiting-list-open'
                      | 'waiting-list-over'
                      | 'wave-closed'
                      | 'wave-exists'
                      | 'wave-instants-unordered'
                      | 'wave-keys-destroyed'
                      | 'wave-not-found'
                      | 'wave-not-open'
                      | 'wave-over-already';
                    detail: string;
                  }[];
                  /** @enum {unknown} */
                  code?:
                    | 'access-not-found'
                    | 'acknowledgement-own'
                    | 'affiliation-acknowledged'
                    | 'affiliation-none'
                    | 'approval-own'
                    | 'assessment-given'
                    | 'assessment-own'
                    | 'assessor-not-independent'
                    | 'audit-application-not-found'
                    | 'audit-day-open'
                    | 'audit-day-unclear'
                    | 'audit-file-not-found'
                    | 'audit-month-unclear'
                    | 'audit-ticket-not-found'
                    | 'audit-year-unclear'
                    | 'award-ended'
                    | 'award-held'
                    | 'award-not-found'
                    | 'award-stopped'
                    | 'award-used'
                    | 'body-malformed'
                    | 'body-missing'
                    | 'body-too-large'
                    | 'breach-closed'
                    | 'breach-not-found'
                    | 'breach-not-listed'
                    | 'busy-try-again'
                    | 'callback-clock'
                    | 'callback-nonce-used'
                    | 'callback-signature-wrong'
                    | 'callback-unsigned'
                    | 'card-number-malformed'
                    | 'case-about-oneself'
                    | 'case-closed'
                    | 'case-not-found'
                    | 'certificate-not-found'
                    | 'client-code-missing'
                    | 'client-unknown'
                    | 'completion-before-last-session'
                    | 'completion-before-modules'
                    | 'completion-before-redeeming'
                    | 'completion-hours-too-few'
                    | 'completion-hours-too-many'
                    | 'completion-in-future'
                    | 'completion-line-malformed'
                    | 'completion-line-too-long'
                    | 'completion-modules-untold'
                    | 'completion-never-present'
                    | 'completion-not-found'
                    | 'completion-sessions-missed'
                    | 'completion-task-not-passed'
                    | 'consent-missing'
                    | 'consent-needed'
                    | 'consent-version-unknown'
                    | 'contact-change-missing'
                    | 'contact-changed-elsewhere'
                    | 'contact-code-missing'
                    | 'contact-code-tries-used-up'
                    | 'contact-code-wrong'
                    | 'contact-codes-too-many'
                    | 'contact-not-named'
                    | 'contact-objection-late'
                    | 'contacts-unverified'
                    | 'corrections-exhausted'
                    | 'course-hours-too-few'
                    | 'course-mode-not-allowed'
                    | 'course-not-found'
                    | 'course-not-published'
                    | 'course-not-sold-here'
                    | 'course-price-over-budget'
                    | 'cursor-invalid'
                    | 'cutoff-unclear'
                    | 'dates-too-far-apart'
                    | 'debt-months-too-many'
                    | 'debt-not-found'
                    | 'debt-not-owed'
                    | 'debt-plan-agreed'
                    | 'debt-repayment-in-future'
                    | 'debt-repayment-reference-used'
                    | 'debt-repayment-too-large'
                    | 'decision-closed'
                    | 'decision-missing'
                    | 'decision-not-found'
                    | 'decision-overtaken'
                    | 'decision-own'
                    | 'declaration-differs'
                    | 'draw-not-held'
                    | 'email-malformed'
                    | 'enrollment-not-found'
                    | 'envelope-closed'
                    | 'envelope-not-found'
                    | 'envelope-not-proposed'
                    | 'envelope-until-ahead'
                    | 'erasure-asked'
                    | 'erasure-not-asked'
                    | 'erasure-under-way'
                    | 'evidence-not-found'
                    | 'fault'
                    | 'feature-off'
                    | 'field-malformed'
                    | 'field-missing'
                    | 'field-too-long'
                    | 'field-too-short'
                    | 'field-unknown'
                    | 'field-wrong-type'
                    | 'figures-not-own'
                    | 'figures-not-published'
                    | 'first-purchase-overdue'
                    | 'formal-education'
                    | 'help-desk-look-ups-used'
                    | 'hold-closed'
                    | 'hold-not-found'
                    | 'hold-not-proposed'
                    | 'holder-invalid'
                    | 'idempotency-key-malformed'
                    | 'identity-unconfirmed'
                    | 'identity-under-review'
                    | 'incentives-of-nobody'
                    | 'institution-not-found'
                    | 'kk-malformed'
                    | 'ledger-day-open'
                    | 'ledger-day-unclear'
                    | 'list-file-not-found'
                    | 'list-kk-malformed'
                    | 'list-line-malformed'
                    | 'list-line-too-long'
                    | 'list-nik-malformed'
                    | 'list-not-published'
                    | 'list-source-unavailable'
                    | 'list-unknown'
                    | 'list-version-known'
                    | 'lists-being-frozen'
                    | 'liveness-unavailable'
                    | 'media-type-unsupported'
                    | 'nik-birth-date-differs'
                    | 'nik-malformed'
                    | 'no-place-freed'
                    | 'not-eligible'
                    | 'not-through-edge'
                    | 'nothing-to-recover'
                    | 'objection-exists'
                    | 'objection-window-over'
                    | 'offering-not-found'
                    | 'order-cancelled-too-late'
                    | 'order-last-after-deadline'
                    | 'order-not-cancellable'
                    | 'order-not-completed'
                    | 'order-not-found'
                    | 'order-not-redeemable'
                    | 'order-not-redeemed'
                    | 'order-not-refundable'
                    | 'order-over-balance'
                    | 'order-scheme-differs'
                    | 'order-settled'
                    | 'part-unknown'
                    | 'partner-key-not-live'
                    | 'partner-key-not-newest'
                    | 'partner-not-found'
                    | 'partner-not-institution'
                    | 'partner-of-another'
                    | 'partner-unknown'
                    | 'payout-account-attempts-used-up'
                    | 'payout-account-card-missing'
                    | 'payout-account-changed'
                    | 'payout-account-identity-differs'
                    | 'payout-account-identity-unverified'
                    | 'payout-account-inactive'
                    | 'payout-account-missing'
                    | 'payout-account-not-found'
                    | 'payout-account-not-upgraded'
                    | 'payout-account-number-malformed'
                    | 'payout-account-objection-late'
                    | 'payout-account-phone-differs'
                    | 'payout-account-taken'
                    | 'payout-channel-not-offered'
                    | 'payout-channel-unavailable'
                    | 'payout-not-found'
                    | 'phone-malformed'
                    | 'place-not-excluded'
                    | 'place-unchanged'
                    | 'places-recovered'
                    | 'platform-not-found'
                    | 'presence-link-expired'
                    | 'presence-link-not-found'
                    | 'presence-link-used'
                    | 'presence-rejected'
                    | 'presence-review-decided'
                    | 'presence-review-not-found'
                    | 'presence-sample-gone'
                    | 'presence-too-early'
                    | 'presence-too-late'
                    | 'province-not-found'
                    | 'province-not-open'
                    | 'province-open-already'
                    | 'province-unknown'
                    | 'purchase-code-expired'
                    | 'purchase-code-used-up'
                    | 'purchase-code-wrong'
                    | 'purchase-codes-too-many'
                    | 'quota-empty'
                    | 'quota-form-unclear'
                    | 'quota-line-malformed'
                    | 'quota-too-large'
                    | 'rate-exceeded'
                    | 'rating-out-of-range'
                    | 'recovery-overtaken'
                    | 'recovery-unpublished'
                    | 'redeem-code-cancelled'
                    | 'redeem-code-expired'
                    | 'redeem-code-malformed'
                    | 'redeem-code-not-found'
                    | 'redeem-code-of-another-institution'
                    | 'redeem-code-used'
                    | 'redeem-course-type-mismatch'
                    | 'redeem-session-not-found'
                    | 'redeem-too-early'
                    | 'redeem-too-late'
                    | 'redeem-transaction-cancelled'
                    | 'redirect-uri-malformed'
                    | 'reference-used'
                    | 'regencies-not-for-mode'
                    | 'regencies-required'
                    | 'regency-not-found'
                    | 'regency-not-in-wave'
                    | 'regency-not-own'
                    | 'regency-repeated'
                    | 'regency-unknown'
                    | 'registration-awarded'
                    | 'registration-exists'
                    | 'registration-not-found'
                    | 'registration-proof-early'
                    | 'registration-proof-expired'
                    | 'registration-proof-invalid'
                    | 'registration-proof-missing'
                    | 'registration-required'
                    | 'request-invalid'
                    | 'reserve-for-nobody'
                    | 'result-not-published'
                    | 'review-contact-details'
                    | 'review-given'
                    | 'review-not-found'
                    | 'review-too-short'
                    | 'risk-changed'
                    | 'risk-closed'
                    | 'risk-decision-under-way'
                    | 'risk-member-foreign'
                    | 'risk-members-missing'
                    | 'risk-members-needless'
                    | 'risk-merged'
                    | 'risk-not-found'
                    | 'risk-proposal-missing'
                    | 'role-missing'
                    | 'rule-not-failed'
                    | 'rule-not-waivable'
                    | 'run-under-way'
                    | 'sample-malformed'
                    | 'schedule-begun'
                    | 'schedule-cancelled'
                    | 'schedule-exists'
                    | 'schedule-full'
                    | 'schedule-not-for-mode'
                    | 'schedule-not-found'
                    | 'schedule-over'
                    | 'schedule-required'
                    | 'scheme-not-in-force'
                    | 'search-text-empty'
                    | 'selection-not-started'
                    | 'sessions-unordered'
                    | 'settings-need-sha256'
                    | 'settings-outdated'
                    | 'settlement-below-zero'
                    | 'settlement-closed'
                    | 'settlement-day-not-over'
                    | 'settlement-not-found'
                    | 'settlement-not-proposed'
                    | 'sign-in-unlinked'
                    | 'signature-missing'
                    | 'signature-sha1-off'
                    | 'signature-wrong'
                    | 'skills-task-assessed'
                    | 'skills-task-late'
                    | 'skills-task-not-submitted'
                    | 'statement-missing'
                    | 'statement-not-found'
                    | 'statement-too-large'
                    | 'supply-not-offline'
                    | 'survey-answered'
                    | 'survey-answers-incomplete'
                    | 'survey-not-found'
                    | 'survey-not-open'
                    | 'switch-changed'
                    | 'ticket-not-found'
                    | 'timestamp-malformed'
                    | 'timestamp-missing'
                    | 'timestamp-outside-window'
                    | 'unmatched-not-found'
                    | 'upload-missing'
                    | 'upload-not-found'
                    | 'upload-too-large'
                    | 'venue-elsewhere'
                    | 'venue-not-for-mode'
                    | 'venue-required'
                    | 'version-not-approved'
                    | 'version-not-found'
                    | 'version-not-in-assessment'
                    | 'version-superseded'
                    | 'visit-code-expired'
                    | 'visit-code-used-up'
                    | 'visit-code-wrong'
                    | 'visit-codes-too-many'
                    | 'visit-not-found'
                    | 'visit-not-open'
                    | 'visit-over'
                    | 'waiting-lane-full'
                    | 'waiting-list-open'
                    | 'waiting-list-over'
                    | 'wave-closed'
                    | 'wave-exists'
                    | 'wave-instants-unordered'
                    | 'wave-keys-destroyed'
                    | 'wave-not-found'
                    | 'wave-not-open'
                    | 'wave-over-already';
                  detail?: string;
                  position: number;
                  status: string;
                }
              | {
                  id: string;
                  position: number;
                  status: string;
                }
            )[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  openUpload: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "uploadId": "1d3789b99d5899ca9b422698",
           *       "url": "https://api.prakerja.example/prakerja-local-data-uploads4f6e…",
           *       "expiresAt": "2026-01-12T04:07:58.000Z"
           *     }
           */
          'application/json': {
            uploadId: string;
            url: string;
            /** Format: date-time */
            expiresAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  submitUpload: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 1d3789b99d5899ca9b422698 */
        uploadId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "uploadId": "1d3789b99d5899ca9b422698",
           *       "status": "reading",
           *       "submittedAt": "2026-01-12T03:07:58.000Z"
           *     }
           */
          'application/json': {
            uploadId: string;
            /** @enum {unknown} */
            status: 'changed' | 'open' | 'read' | 'reading';
            /** Format: date-time */
            submittedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getUpload: {
    parameters: {
      query?: {
        status?: 'completed' | 'refused';
        cursor?: string;
      };
      header?: never;
      path: {
        /** @example 891b8c565e89f80a973129aa */
        uploadId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "uploadId": "891b8c565e89f80a973129aa",
           *       "status": "open",
           *       "receivedAt": "2026-01-12T03:02:36.000Z",
           *       "lines": 0,
           *       "accepted": 0,
           *       "completed": 0,
           *       "refused": 0,
           *       "pending": 0,
           *       "outcomes": []
           *     }
           */
          'application/json': {
            outcomes: (
              | {
                  certificateId: string;
                  id: string;
                  position: number;
                  /** @enum {unknown} */
                  status: 'completed' | 'refused';
                  /** Format: date-time */
                  receivedAt: string;
                  /** Format: date-time */
                  settledAt: string;
                  line: number;
                }
              | {
                  reasons: {
                    detail: string;
                    field?: string;
                    /** @enum {unknown} */
                    code:
                      | 'access-not-found'
                      | 'acknowledgement-own'
                      | 'affiliation-acknowledged'
                      | 'affiliation-none'
                      | 'approval-own'
                      | 'assessment-given'
                      | 'assessment-own'
                      | 'assessor-not-independent'
                      | 'audit-application-not-found'
                      | 'audit-day-open'
                      | 'audit-day-unclear'
                      | 'audit-file-not-found'
                      | 'audit-month-unclear'
                      | 'audit-ticket-not-found'
                      | 'audit-year-unclear'
                      | 'award-ended'
                      | 'award-held'
                      | 'award-not-found'
                      | 'award-stopped'
                      | 'award-used'
                      | 'body-malformed'
                      | 'body-missing'
                      | 'body-too-large'
                      | 'breach-closed'
                      | 'breach-not-found'
                      | 'breach-not-listed'
                      | 'busy-try-again'
                      | 'callback-clock'
                      | 'callback-nonce-used'
                      | 'callback-signature-wrong'
                      | 'callback-unsigned'
                      | 'card-number-malformed'
                      | 'case-about-oneself'
                      | 'case-closed'
                      | 'case-not-found'
                      | 'certificate-not-found'
                      | 'client-code-missing'
                      | 'client-unknown'
                      | 'completion-before-last-session'
                      | 'completion-before-modules'
                      | 'completion-before-redeeming'
                      | 'completion-hours-too-few'
                      | 'completion-hours-too-many'
                      | 'completion-in-future'
                      | 'completion-line-malformed'
                      | 'completion-line-too-long'
                      | 'completion-modules-untold'
                      | 'completion-never-present'
                      | 'completion-not-found'
                      | 'completion-sessions-missed'
                      | 'completion-task-not-passed'
                      | 'consent-missing'
                      | 'consent-needed'
                      | 'consent-version-unknown'
                      | 'contact-change-missing'
                      | 'contact-changed-elsewhere'
                      | 'contact-code-missing'
                      | 'contact-code-tries-used-up'
                      | 'contact-code-wrong'
                      | 'contact-codes-too-many'
                      | 'contact-not-named'
                      | 'contact-objection-late'
                      | 'contacts-unverified'
                      | 'corrections-exhausted'
                      | 'course-hours-too-few'
                      | 'course-mode-not-allowed'
                      | 'course-not-found'
                      | 'course-not-published'
                      | 'course-not-sold-here'
                      | 'course-price-over-budget'
                      | 'cursor-invalid'
                      | 'cutoff-unclear'
                      | 'dates-too-far-apart'
                      | 'debt-months-too-many'
                      | 'debt-not-found'
                      | 'debt-not-owed'
                      | 'debt-plan-agreed'
                      | 'debt-repayment-in-future'
                      | 'debt-repayment-reference-used'
                      | 'debt-repayment-too-large'
                      | 'decision-closed'
                      | 'decision-missing'
                      | 'decision-not-found'
                      | 'decision-overtaken'
                      | 'decision-own'
                      | 'declaration-differs'
                      | 'draw-not-held'
                      | 'email-malformed'
                      | 'enrollment-not-found'
                      | 'envelope-closed'
                      | 'envelope-not-found'
                      | 'envelope-not-proposed'
                      | 'envelope-until-ahead'
                      | 'erasure-asked'
                      | 'erasure-not-asked'
                      | 'erasure-under-way'
                      | 'evidence-not-found'
                      | 'fault'
                      | 'feature-off'
                      | 'field-malformed'
                      | 'field-missing'
                      | 'field-too-long'
                      | 'field-too-short'
                      | 'field-unknown'
                      | 'field-wrong-type'
                      | 'figures-not-own'
                      | 'figures-not-published'
                      | 'first-purchase-overdue'
                      | 'formal-education'
                      | 'help-desk-look-ups-used'
                      | 'hold-closed'
                      | 'hold-not-found'
                      | 'hold-not-proposed'
                      | 'holder-invalid'
                      | 'idempotency-key-malformed'
                      | 'identity-unconfirmed'
                      | 'identity-under-review'
                      | 'incentives-of-nobody'
                      | 'institution-not-found'
                      | 'kk-malformed'
                      | 'ledger-day-open'
                      | 'ledger-day-unclear'
                      | 'list-file-not-found'
                      | 'list-kk-malformed'
                      | 'list-line-malformed'
                      | 'list-line-too-long'
                      | 'list-nik-malformed'
                      | 'list-not-published'
                      | 'list-source-unavailable'
                      | 'list-unknown'
                      | 'list-version-known'
                      | 'lists-being-frozen'
                      | 'liveness-unavailable'
                      | 'media-type-unsupported'
                      | 'nik-birth-date-differs'
                      | 'nik-malformed'
                      | 'no-place-freed'
                      | 'not-eligible'
                      | 'not-through-edge'
                      | 'nothing-to-recover'
                      | 'objection-exists'
                      | 'objection-window-over'
                      | 'offering-not-found'
                      | 'order-cancelled-too-late'
                      | 'order-last-after-deadline'
                      | 'order-not-cancellable'
                      | 'order-not-completed'
                      | 'order-not-found'
                      | 'order-not-redeemable'
                      | 'order-not-redeemed'
                      | 'order-not-refundable'
                      | 'order-over-balance'
                      | 'order-scheme-differs'
                      | 'order-settled'
                      | 'part-unknown'
                      | 'partner-key-not-live'
                      | 'partner-key-not-newest'
                      | 'partner-not-found'
                      | 'partner-not-institution'
                      | 'partner-of-another'
                      | 'partner-unknown'
                      | 'payout-account-attempts-used-up'
                      | 'payout-account-card-missing'
                      | 'payout-account-changed'
                      | 'payout-account-identity-differs'
                      | 'payout-account-identity-unverified'
                      | 'payout-account-inactive'
                      | 'payout-account-missing'
                      | 'payout-account-not-found'
                      | 'payout-account-not-upgraded'
                      | 'payout-account-number-malformed'
                      | 'payout-account-objection-late'
                      | 'payout-account-phone-differs'
                      | 'payout-account-taken'
                      | 'payout-channel-not-offered'
                      | 'payout-channel-unavailable'
                      | 'payout-not-found'
                      | 'phone-malformed'
                      | 'place-not-excluded'
                      | 'place-unchanged'
                      | 'places-recovered'
                      | 'platform-not-found'
                      | 'presence-link-expired'
                      | 'presence-link-not-found'
                      | 'presence-link-used'
                      | 'presence-rejected'
                      | 'presence-review-decided'
                      | 'presence-review-not-found'
                      | 'presence-sample-gone'
                      | 'presence-too-early'
                      | 'presence-too-late'
                      | 'province-not-found'
                      | 'province-not-open'
                      | 'province-open-already'
                      | 'province-unknown'
                      | 'purchase-code-expired'
                      | 'purchase-code-used-up'
                      | 'purchase-code-wrong'
                      | 'purchase-codes-too-many'
                      | 'quota-empty'
                      | 'quota-form-unclear'
                      | 'quota-line-malformed'
                      | 'quota-too-large'
                      | 'rate-exceeded'
                      | 'rating-out-of-range'
                      | 'recovery-overtaken'
                      | 'recovery-unpublished'
                      | 'redeem-code-cancelled'
                      | 'redeem-code-expired'
                      | 'redeem-code-malformed'
                      | 'redeem-code-not-found'
                      | 'redeem-code-of-another-institution'
                      | 'redeem-code-used'
                      | 'redeem-course-type-mismatch'
                      | 'redeem-session-not-found'
                      | 'redeem-too-early'
                      | 'redeem-too-late'
                      | 'redeem-transaction-cancelled'
                      | 'redirect-uri-malformed'
                      | 'reference-used'
                      | 'regencies-not-for-mode'
                      | 'regencies-required'
                      | 'regency-not-found'
                      | 'regency-not-in-wave'
                      | 'regency-not-own'
                      | 'regency-repeated'
                      | 'regency-unknown'
                      | 'registration-awarded'
                      | 'registration-exists'
                      | 'registration-not-found'
                      | 'registration-proof-early'
                      | 'registration-proof-expired'
                      | 'registration-proof-invalid'
                      | 'registration-proof-missing'
                      | 'registration-required'
                      | 'request-invalid'
                      | 'reserve-for-nobody'
                      | 'result-not-published'
                      | 'review-contact-details'
                      | 'review-given'
                      | 'review-not-found'
                      | 'review-too-short'
                      | 'risk-changed'
                      | 'risk-closed'
                      | 'risk-decision-under-way'
                      | 'risk-member-foreign'
                      | 'risk-members-missing'
                      | 'risk-members-needless'
                      | 'risk-merged'
                      | 'risk-not-found'
                      | 'risk-proposal-missing'
                      | 'role-missing'
                      | 'rule-not-failed'
                      | 'rule-not-waivable'
                      | 'run-under-way'
                      | 'sample-malformed'
                      | 'schedule-begun'
                      | 'schedule-cancelled'
                      | 'schedule-exists'
                      | 'schedule-full'
                      | 'schedule-not-for-mode'
                      | 'schedule-not-found'
                      | 'schedule-over'
                      | 'schedule-required'
                      | 'scheme-not-in-force'
                      | 'search-text-empty'
                      | 'selection-not-started'
                      | 'sessions-unordered'
                      | 'settings-need-sha256'
                      | 'settings-outdated'
                      | 'settlement-below-zero'
                      | 'settlement-closed'
                      | 'settlement-day-not-over'
                      | 'settlement-not-found'
                      | 'settlement-not-proposed'
                      | 'sign-in-unlinked'
                      | 'signature-missing'
                      | 'signature-sha1-off'
                      | 'signature-wrong'
                      | 'skills-task-assessed'
                      | 'skills-task-late'
                      | 'skills-task-not-submitted'
                      | 'statement-missing'
                      | 'statement-not-found'
                      | 'statement-too-large'
                      | 'supply-not-offline'
                      | 'survey-answered'
                      | 'survey-answers-incomplete'
                      | 'survey-not-found'
                      | 'survey-not-open'
                      | 'switch-changed'
                      | 'ticket-not-found'
                      | 'timestamp-malformed'
                      | 'timestamp-missing'
                      | 'timestamp-outside-window'
                      | 'unmatched-not-found'
                      | 'upload-missing'
                      | 'upload-not-found'
                      | 'upload-too-large'
                      | 'venue-elsewhere'
                      | 'venue-not-for-mode'
                      | 'venue-required'
                      | 'version-not-approved'
                      | 'version-not-found'
                      | 'version-not-in-assessment'
                      | 'version-superseded'
                      | 'visit-code-expired'
                      | 'visit-code-used-up'
                      | 'visit-code-wrong'
                      | 'visit-codes-too-many'
                      | 'visit-not-found'
                      | 'visit-not-open'
                      | 'visit-over'
                      | 'waiting-lane-full'
                      | 'waiting-list-open'
                      | 'waiting-list-over'
                      | 'wave-closed'
                      | 'wave-exists'
                      | 'wave-instants-unordered'
                      | 'wave-keys-destroyed'
                      | 'wave-not-found'
                      | 'wave-not-open'
                      | 'wave-over-already';
                  }[];
                  id: string;
                  position: number;
                  /** @enum {unknown} */
                  status: 'completed' | 'refused';
                  /** Format: date-time */
                  receivedAt: string;
                  /** Format: date-time */
                  settledAt: string;
                  line: number;
                }
            )[];
            next?: string;
            lines: number;
            accepted: number;
            completed: number;
            refused: number;
            pending: number;
            uploadId: string;
            /** @enum {unknown} */
            status: 'changed' | 'open' | 'read' | 'reading';
            /** Format: date-time */
            receivedAt: string;
            /** Format: date-time */
            submittedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getCompletion: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example ec3d250ba9de5810796727a9.0 */
        noticeId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "id": "ec3d250ba9de5810796727a9.0",
           *       "position": 0,
           *       "status": "pending",
           *       "receivedAt": "2026-01-12T03:07:57.000Z"
           *     }
           */
          'application/json':
            | {
                certificateId: string;
                id: string;
                position: number;
                /** @enum {unknown} */
                status: 'completed' | 'refused';
                /** Format: date-time */
                receivedAt: string;
                /** Format: date-time */
                settledAt: string;
              }
            | {
                reasons: {
                  detail: string;
                  field?: string;
                  /** @enum {unknown} */
                  code:
                    | 'access-not-found'
                    | 'acknowledgement-own'
                    | 'affiliation-acknowledged'
                    | 'affiliation-none'
                    | 'approval-own'
                    | 'assessment-given'
                    | 'assessment-own'
                    | 'assessor-not-independent'
                    | 'audit-application-not-found'
                    | 'audit-day-open'
                    | 'audit-day-unclear'
                    | 'audit-file-not-found'
                    | 'audit-month-unclear'
                    | 'audit-ticket-not-found'
                    | 'audit-year-unclear'
                    | 'award-ended'
                    | 'award-held'
                    | 'award-not-found'
                    | 'award-stopped'
                    | 'award-used'
                    | 'body-malformed'
                    | 'body-missing'
                    | 'body-too-large'
                    | 'breach-closed'
                    | 'breach-not-found'
                    | 'breach-not-listed'
                    | 'busy-try-again'
                    | 'callback-clock'
                    | 'callback-nonce-used'
                    | 'callback-signature-wrong'
                    | 'callback-unsigned'
                    | 'card-number-malformed'
                    | 'case-about-oneself'
                    | 'case-closed'
                    | 'case-not-found'
                    | 'certificate-not-found'
                    | 'client-code-missing'
                    | 'client-unknown'
                    | 'completion-before-last-session'
                    | 'completion-before-modules'
                    | 'completion-before-redeeming'
                    | 'completion-hours-too-few'
                    | 'completion-hours-too-many'
                    | 'completion-in-future'
                    | 'completion-line-malformed'
                    | 'completion-line-too-long'
                    | 'completion-modules-untold'
                    | 'completion-never-present'
                    | 'completion-not-found'
                    | 'completion-sessions-missed'
                    | 'completion-task-not-passed'
                    | 'consent-missing'
                    | 'consent-needed'
                    | 'consent-version-unknown'
                    | 'contact-change-missing'
                    | 'contact-changed-elsewhere'
                    | 'contact-code-missing'
                    | 'contact-code-tries-used-up'
                    | 'contact-code-wrong'
                    | 'contact-codes-too-many'
                    | 'contact-not-named'
                    | 'contact-objection-late'
                    | 'contacts-unverified'
                    | 'corrections-exhausted'
                    | 'course-hours-too-few'
                    | 'course-mode-not-allowed'
                    | 'course-not-found'
                    | 'course-not-published'
                    | 'course-not-sold-here'
                    | 'course-price-over-budget'
                    | 'cursor-invalid'
                    | 'cutoff-unclear'
                    | 'dates-too-far-apart'
                    | 'debt-months-too-many'
                    | 'debt-not-found'
                    | 'debt-not-owed'
                    | 'debt-plan-agreed'
                    | 'debt-repayment-in-future'
                    | 'debt-repayment-reference-used'
                    | 'debt-repayment-too-large'
                    | 'decision-closed'
                    | 'decision-missing'
                    | 'decision-not-found'
                    | 'decision-overtaken'
                    | 'decision-own'
                    | 'declaration-differs'
                    | 'draw-not-held'
                    | 'email-malformed'
                    | 'enrollment-not-found'
                    | 'envelope-closed'
                    | 'envelope-not-found'
                    | 'envelope-not-proposed'
                    | 'envelope-until-ahead'
                    | 'erasure-asked'
                    | 'erasure-not-asked'
                    | 'erasure-under-way'
                    | 'evidence-not-found'
                    | 'fault'
                    | 'feature-off'
                    | 'field-malformed'
                    | 'field-missing'
                    | 'field-too-long'
                    | 'field-too-short'
                    | 'field-unknown'
                    | 'field-wrong-type'
                    | 'figures-not-own'
                    | 'figures-not-published'
                    | 'first-purchase-overdue'
                    | 'formal-education'
                    | 'help-desk-look-ups-used'
                    | 'hold-closed'
                    | 'hold-not-found'
                    | 'hold-not-proposed'
                    | 'holder-invalid'
                    | 'idempotency-key-malformed'
                    | 'identity-unconfirmed'
                    | 'identity-under-review'
                    | 'incentives-of-nobody'
                    | 'institution-not-found'
                    | 'kk-malformed'
                    | 'ledger-day-open'
                    | 'ledger-day-unclear'
                    | 'list-file-not-found'
                    | 'list-kk-malformed'
                    | 'list-line-malformed'
                    | 'list-line-too-long'
                    | 'list-nik-malformed'
                    | 'list-not-published'
                    | 'list-source-unavailable'
                    | 'list-unknown'
                    | 'list-version-known'
                    | 'lists-being-frozen'
                    | 'liveness-unavailable'
                    | 'media-type-unsupported'
                    | 'nik-birth-date-differs'
                    | 'nik-malformed'
                    | 'no-place-freed'
                    | 'not-eligible'
                    | 'not-through-edge'
                    | 'nothing-to-recover'
                    | 'objection-exists'
                    | 'objection-window-over'
                    | 'offering-not-found'
                    | 'order-cancelled-too-late'
                    | 'order-last-after-deadline'
                    | 'order-not-cancellable'
                    | 'order-not-completed'
                    | 'order-not-found'
                    | 'order-not-redeemable'
                    | 'order-not-redeemed'
                    | 'order-not-refundable'
                    | 'order-over-balance'
                    | 'order-scheme-differs'
                    | 'order-settled'
                    | 'part-unknown'
                    | 'partner-key-not-live'
                    | 'partner-key-not-newest'
                    | 'partner-not-found'
                    | 'partner-not-institution'
                    | 'partner-of-another'
                    | 'partner-unknown'
                    | 'payout-account-attempts-used-up'
                    | 'payout-account-card-missing'
                    | 'payout-account-changed'
                    | 'payout-account-identity-differs'
                    | 'payout-account-identity-unverified'
                    | 'payout-account-inactive'
                    | 'payout-account-missing'
                    | 'payout-account-not-found'
                    | 'payout-account-not-upgraded'
                    | 'payout-account-number-malformed'
                    | 'payout-account-objection-late'
                    | 'payout-account-phone-differs'
                    | 'payout-account-taken'
                    | 'payout-channel-not-offered'
                    | 'payout-channel-unavailable'
                    | 'payout-not-found'
                    | 'phone-malformed'
                    | 'place-not-excluded'
                    | 'place-unchanged'
                    | 'places-recovered'
                    | 'platform-not-found'
                    | 'presence-link-expired'
                    | 'presence-link-not-found'
                    | 'presence-link-used'
                    | 'presence-rejected'
                    | 'presence-review-decided'
                    | 'presence-review-not-found'
                    | 'presence-sample-gone'
                    | 'presence-too-early'
                    | 'presence-too-late'
                    | 'province-not-found'
                    | 'province-not-open'
                    | 'province-open-already'
                    | 'province-unknown'
                    | 'purchase-code-expired'
                    | 'purchase-code-used-up'
                    | 'purchase-code-wrong'
                    | 'purchase-codes-too-many'
                    | 'quota-empty'
                    | 'quota-form-unclear'
                    | 'quota-line-malformed'
                    | 'quota-too-large'
                    | 'rate-exceeded'
                    | 'rating-out-of-range'
                    | 'recovery-overtaken'
                    | 'recovery-unpublished'
                    | 'redeem-code-cancelled'
                    | 'redeem-code-expired'
                    | 'redeem-code-malformed'
                    | 'redeem-code-not-found'
                    | 'redeem-code-of-another-institution'
                    | 'redeem-code-used'
                    | 'redeem-course-type-mismatch'
                    | 'redeem-session-not-found'
                    | 'redeem-too-early'
                    | 'redeem-too-late'
                    | 'redeem-transaction-cancelled'
                    | 'redirect-uri-malformed'
                    | 'reference-used'
                    | 'regencies-not-for-mode'
                    | 'regencies-required'
                    | 'regency-not-found'
                    | 'regency-not-in-wave'
                    | 'regency-not-own'
                    | 'regency-repeated'
                    | 'regency-unknown'
                    | 'registration-awarded'
                    | 'registration-exists'
                    | 'registration-not-found'
                    | 'registration-proof-early'
                    | 'registration-proof-expired'
                    | 'registration-proof-invalid'
                    | 'registration-proof-missing'
                    | 'registration-required'
                    | 'request-invalid'
                    | 'reserve-for-nobody'
                    | 'result-not-published'
                    | 'review-contact-details'
                    | 'review-given'
                    | 'review-not-found'
                    | 'review-too-short'
                    | 'risk-changed'
                    | 'risk-closed'
                    | 'risk-decision-under-way'
                    | 'risk-member-foreign'
                    | 'risk-members-missing'
                    | 'risk-members-needless'
                    | 'risk-merged'
                    | 'risk-not-found'
                    | 'risk-proposal-missing'
                    | 'role-missing'
                    | 'rule-not-failed'
                    | 'rule-not-waivable'
                    | 'run-under-way'
                    | 'sample-malformed'
                    | 'schedule-begun'
                    | 'schedule-cancelled'
                    | 'schedule-exists'
                    | 'schedule-full'
                    | 'schedule-not-for-mode'
                    | 'schedule-not-found'
                    | 'schedule-over'
                    | 'schedule-required'
                    | 'scheme-not-in-force'
                    | 'search-text-empty'
                    | 'selection-not-started'
                    | 'sessions-unordered'
                    | 'settings-need-sha256'
                    | 'settings-outdated'
                    | 'settlement-below-zero'
                    | 'settlement-closed'
                    | 'settlement-day-not-over'
                    | 'settlement-not-found'
                    | 'settlement-not-proposed'
                    | 'sign-in-unlinked'
                    | 'signature-missing'
                    | 'signature-sha1-off'
                    | 'signature-wrong'
                    | 'skills-task-assessed'
                    | 'skills-task-late'
                    | 'skills-task-not-submitted'
                    | 'statement-missing'
                    | 'statement-not-found'
                    | 'statement-too-large'
                    | 'supply-not-offline'
                    | 'survey-answered'
                    | 'survey-answers-incomplete'
                    | 'survey-not-found'
                    | 'survey-not-open'
                    | 'switch-changed'
                    | 'ticket-not-found'
                    | 'timestamp-malformed'
                    | 'timestamp-missing'
                    | 'timestamp-outside-window'
                    | 'unmatched-not-found'
                    | 'upload-missing'
                    | 'upload-not-found'
                    | 'upload-too-large'
                    | 'venue-elsewhere'
                    | 'venue-not-for-mode'
                    | 'venue-required'
                    | 'version-not-approved'
                    | 'version-not-found'
                    | 'version-not-in-assessment'
                    | 'version-superseded'
                    | 'visit-code-expired'
                    | 'visit-code-used-up'
                    | 'visit-code-wrong'
                    | 'visit-codes-too-many'
                    | 'visit-not-found'
                    | 'visit-not-open'
                    | 'visit-over'
                    | 'waiting-lane-full'
                    | 'waiting-list-open'
                    | 'waiting-list-over'
                    | 'wave-closed'
                    | 'wave-exists'
                    | 'wave-instants-unordered'
                    | 'wave-keys-destroyed'
                    | 'wave-not-found'
                    | 'wave-not-open'
                    | 'wave-over-already';
                }[];
                id: string;
                position: number;
                /** @enum {unknown} */
                status: 'completed' | 'refused';
                /** Format: date-time */
                receivedAt: string;
                /** Format: date-time */
                settledAt: string;
              }
            | {
                id: string;
                position: number;
                /** @constant */
                status: 'pending';
                /** Format: date-time */
                receivedAt: string;
              };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getCertificate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example AAAAAAAAAAAAAAAAAAAAAAAA */
        certificateId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "certificateId": "AAAAAAAAAAAAAAAAAAAAAAAA",
           *       "holder": "U*** P***",
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "courseVersion": 1,
           *       "title": "Pemasaran Digital untuk Usaha Kecil",
           *       "mode": "self-paced",
           *       "hours": 16,
           *       "institution": {
           *         "id": "lp-sandbox",
           *         "name": "Lembaga Sandbox"
           *       },
           *       "completedAt": "2026-01-12T03:02:59.000Z",
           *       "scores": {
           *         "final": 88
           *       },
           *       "issuedAt": "2026-01-12T03:02:59.000Z",
           *       "status": "valid",
           *       "signed": "xxxxxxxx"
           *     }
           */
          'application/json': {
            signed: string;
            /** Format: date-time */
            revokedAt?: string;
            /** @enum {unknown} */
            revokedBecause?: 'evidence-false' | 'holder-not-participant' | 'issued-in-error';
            /** @enum {unknown} */
            status: 'revoked' | 'valid';
            certificateId: string;
            holder: string;
            courseId: string;
            courseVersion: number;
            title: string;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            /** @description Of the syllabus. */
            hours: number;
            institution: {
              id: string;
              name: string;
            };
            /**
             * Format: date-time
             * @description When the training was completed, as its institution told.
             */
            completedAt: string;
            scores: {
              preTest?: number;
              postTest?: number;
              final?: number;
            };
            /** Format: date-time */
            issuedAt: string;
          };
          'text/html': string;
        };
      };
      /** @description A page that says so. */
      404: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          'retry-after': components['headers']['retry-after'];
          vary: components['headers']['vary'];
          'www-authenticate': components['headers']['www-authenticate'];
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          'text/html': string;
          'application/problem+json': components['schemas']['Problem'];
          'application/json': components['schemas']['GatewayRefusal'];
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  revokeCertificate: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example AAAAAAAAAAAAAAAAAAAAAAAA */
        certificateId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "kind": "issued-in-error",
         *       "reason": "Diputuskan oleh rapat komite."
         *     }
         */
        'application/json': {
          /** @enum {string} */
          kind: 'issued-in-error' | 'evidence-false' | 'holder-not-participant';
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "certificateId": "AAAAAAAAAAAAAAAAAAAAAAAA",
           *       "holder": "U*** P***",
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "courseVersion": 1,
           *       "title": "Pemasaran Digital untuk Usaha Kecil",
           *       "mode": "self-paced",
           *       "hours": 16,
           *       "institution": {
           *         "id": "lp-sandbox",
           *         "name": "Lembaga Sandbox"
           *       },
           *       "completedAt": "2026-01-12T03:02:59.000Z",
           *       "scores": {
           *         "final": 88
           *       },
           *       "issuedAt": "2026-01-12T03:02:59.000Z",
           *       "status": "revoked",
           *       "revokedAt": "2026-01-12T03:07:59.000Z",
           *       "revokedBecause": "issued-in-error",
           *       "signed": "xxxxxxxx"
           *     }
           */
          'application/json': {
            signed: string;
            /** Format: date-time */
            revokedAt?: string;
            /** @enum {unknown} */
            revokedBecause?: 'evidence-false' | 'holder-not-participant' | 'issued-in-error';
            /** @enum {unknown} */
            status: 'revoked' | 'valid';
            certificateId: string;
            holder: string;
            courseId: string;
            courseVersion: number;
            title: string;
            /** @enum {unknown} */
            mode: 'hybrid' | 'offline' | 'self-paced' | 'webinar';
            /** @description Of the syllabus. */
            hours: number;
            institution: {
              id: string;
              name: string;
            };
            /**
             * Format: date-time
             * @description When the training was completed, as its institution told.
             */
            completedAt: string;
            scores: {
              preTest?: number;
              postTest?: number;
              final?: number;
            };
            /** Format: date-time */
            issuedAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  giveReview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 0c0c0c0c0c0c0c0c0c0c0c0c */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "rating": 5,
         *       "text": "Pengajarnya jelas dan bahannya berguna."
         *     }
         */
        'application/json': {
          rating: number;
          text: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            reviewId: string;
            version: number;
            rating: number;
            text: string;
            /** Format: date-time */
            at: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "reviewId": "bb532ca6d7a82853e99c0d16",
           *       "version": 1,
           *       "rating": 5,
           *       "text": "Pengajarnya jelas dan bahannya berguna.",
           *       "at": "2026-01-12T03:07:59.000Z"
           *     }
           */
          'application/json': {
            reviewId: string;
            version: number;
            rating: number;
            text: string;
            /** Format: date-time */
            at: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listReviews: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: {
        /** @description The `etag` of what the caller has: 304 is answered while it is so. */
        'if-none-match'?: string;
      };
      path: {
        /** @example b6a74a0c9182113f2e1fc9f3 */
        courseId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "courseId": "b6a74a0c9182113f2e1fc9f3",
           *       "rating": {
           *         "count": 0
           *       },
           *       "reviews": []
           *     }
           */
          'application/json': {
            next?: string;
            courseId: string;
            rating: {
              average?: number;
              count: number;
            };
            reviews: {
              reviewId: string;
              version: number;
              rating: number;
              text: string;
              /** Format: date-time */
              at: string;
            }[];
          };
        };
      };
      /** @description What the caller has is what there is. */
      304: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  hideReview: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example b6a74a0c9182113f2e1fc9f3 */
        courseId: string;
        /** @example bb532ca6d7a82853e99c0d16 */
        reviewId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "at": "2026-01-12T03:07:59.000Z",
         *       "reason": "Diputuskan oleh rapat komite."
         *     }
         */
        'application/json': {
          /** Format: date-time */
          at: string;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "reviewId": "bb532ca6d7a82853e99c0d16",
           *       "version": 1,
           *       "rating": 5,
           *       "text": "Pengajarnya jelas dan bahannya berguna.",
           *       "at": "2026-01-12T03:07:59.000Z",
           *       "hiddenAt": "2026-01-12T03:08:00.000Z",
           *       "hiddenBecause": "Diputuskan oleh rapat komite."
           *     }
           */
          'application/json': {
            /** Format: date-time */
            hiddenAt?: string;
            hiddenBecause?: string;
            reviewId: string;
            version: number;
            rating: number;
            text: string;
            /** Format: date-time */
            at: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listSurveys: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "surveys": [
           *         {
           *           "survey": "normal-1",
           *           "version": 1,
           *           "opensAt": "2026-01-12T03:02:59.000Z",
           *           "closesAt": "2027-02-27T15:26:58.759Z",
           *           "questions": [
           *             {
           *               "code": "usefulness",
           *               "text": "Seberapa berguna pelatihan ini bagi pekerjaan Anda?",
           *               "answers": [
           *                 {
           *                   "code": "very",
           *                   "text": "Sangat berguna"
           *                 },
           *                 {
           *                   "code": "somewhat",
           *                   "text": "Cukup berguna"
           *                 }
           *               ]
           *             },
           *             {
           *               "code": "taught-as-promised",
           *               "text": "Apakah semua materi diajarkan seperti yang dijanjikan?",
           *               "answers": [
           *                 {
           *                   "code": "yes",
           *                   "text": "Ya"
           *                 },
           *                 {
           *                   "code": "no",
           *                   "text": "Tidak"
           *                 }
           *               ]
           *             }
           *           ]
           *         },
           *         {
           *           "survey": "normal-2",
           *           "version": 1,
           *           "opensAt": "2026-02-11T03:02:59.000Z",
           *           "closesAt": "2027-03-29T15:26:58.759Z",
           *           "questions": [
           *             {
           *               "code": "working",
           *               "text": "Apakah Anda bekerja atau berusaha sekarang?",
           *               "answers": [
           *                 {
           *                   "code": "yes",
           *                   "text": "Ya"
           *                 },
           *                 {
           *                   "code": "no",
           *                   "text": "Tidak"
           *                 }
           *               ]
           *             },
           *             {
           *               "code": "income-change",
           *               "text": "Bagaimana penghasilan Anda dibandingkan dengan sebelum pelatihan?",
           *               "answers": [
           *                 {
           *                   "code": "higher",
           *                   "text": "Lebih tinggi"
           *                 },
           *                 {
           *                   "code": "same",
           *                   "text": "Sama"
           *                 }
           *               ]
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': {
            surveys: {
              questions: {
                code: string;
                text: string;
                answers: {
                  code: string;
                  text: string;
                }[];
              }[];
              /** Format: date-time */
              answeredAt?: string;
              /** Format: date-time */
              opensAt: string;
              /** Format: date-time */
              closesAt: string;
              survey: string;
              version: number;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  answerSurvey: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example normal-1 */
        survey: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "answers": {
         *         "usefulness": "very",
         *         "taught-as-promised": "yes"
         *       }
         *     }
         */
        'application/json': {
          answers: {
            [key: string]: string;
          };
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            survey: string;
            /** Format: date-time */
            answeredAt: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "survey": "normal-1",
           *       "answeredAt": "2026-01-12T03:08:00.000Z"
           *     }
           */
          'application/json': {
            survey: string;
            /** Format: date-time */
            answeredAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  openListFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example police */
        source: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "version": "polri-900",
         *       "number": 900,
         *       "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
         *       "lines": 1,
         *       "publishedAt": "2023-02-01T00:00:00.000Z",
         *       "complete": true
         *     }
         */
        'application/json': {
          version: string;
          number: number;
          sha256?: string;
          lines?: number;
          /** Format: date-time */
          publishedAt?: string;
          /** @constant */
          complete: true;
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "fileId": "0470df63ff059d8d7780f644",
           *       "url": "https://api.prakerja.example/prakerja-local-data-uploads4f6e…",
           *       "expiresAt": "2026-01-12T04:08:01.000Z"
           *     }
           */
          'application/json': {
            fileId: string;
            url: string;
            /** Format: date-time */
            expiresAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  submitListFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example social-aid */
        source: string;
        /** @example 056031ccad6e6c4b37ac1a67 */
        fileId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "fileId": "056031ccad6e6c4b37ac1a67",
           *       "status": "reading",
           *       "submittedAt": "2026-01-12T03:02:00.000Z"
           *     }
           */
          'application/json': {
            fileId: string;
            /** @enum {unknown} */
            status: 'applied' | 'applying' | 'changed' | 'differs' | 'open' | 'reading' | 'superseded';
            /** Format: date-time */
            submittedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getListFile: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        /** @example police */
        source: string;
        /** @example 8e77aa0e2853c2e240dcd52d */
        fileId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "fileId": "8e77aa0e2853c2e240dcd52d",
           *       "source": "police",
           *       "number": 901,
           *       "version": "polri-901",
           *       "status": "open",
           *       "openedAt": "2026-01-12T03:02:26.000Z",
           *       "pieces": {
           *         "total": 0,
           *         "read": 0
           *       },
           *       "lines": 0,
           *       "listed": 0,
           *       "broken": 0,
           *       "added": 0,
           *       "removed": 0,
           *       "share": 0,
           *       "announced": {},
           *       "brokenLines": []
           *     }
           */
          'application/json': {
            brokenLines: {
              line: number;
              /** @enum {unknown} */
              code: 'list-kk-malformed' | 'list-line-malformed' | 'list-line-too-long' | 'list-nik-malformed';
              detail: string;
            }[];
            next?: string;
            differs?: ('lines' | 'sha256')[];
            sha256?: string;
            announced: {
              sha256?: string;
              lines?: number;
            };
            pieces: {
              total: number;
              read: number;
            };
            /** @description Lines read so far. */
            lines: number;
            listed: number;
            broken: number;
            /** @description People whom the version before did not name, and people whom only it named. */
            added: number;
            removed: number;
            /** @description The share of the present phase that is done, from 0 to 1. */
            share: number;
            /** @description While lines are read: how many a second since the file was handed in. */
            linesPerSecond?: number;
            /**
             * Format: date-time
             * @description When the present phase will be over if it goes on at its pace.
             */
            estimatedAt?: string;
            bytes?: number;
            fileId: string;
            /** @enum {unknown} */
            source:
              | 'disability'
              | 'earlier-recipients'
              | 'laid-off'
              | 'migrant-workers'
              | 'officials'
              | 'police'
              | 'social-aid'
              | 'soldiers'
              | 'state-company-boards'
              | 'students'
              | 'village-officials';
            number: number;
            version: string;
            /** @enum {unknown} */
            status: 'applied' | 'applying' | 'changed' | 'differs' | 'open' | 'reading' | 'superseded';
            /** Format: date-time */
            openedAt: string;
            /** Format: date-time */
            publishedAt?: string;
            /** Format: date-time */
            submittedAt?: string;
            /** Format: date-time */
            receivedAt?: string;
            /** Format: date-time */
            appliedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getLedgerDay: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        /** @example 2023-02-24 */
        day: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "day": "2023-02-24",
           *       "state": "closed",
           *       "closing": {
           *         "day": "2023-02-24",
           *         "transfers": 1,
           *         "moved": {
           *           "training": -600000,
           *           "platform": 600000
           *         },
           *         "standing": {
           *           "training": 2900000,
           *           "platform": 600000
           *         },
           *         "compared": {},
           *         "differences": 0,
           *         "closedAt": "2023-02-25T03:00:00.000Z"
           *       },
           *       "differences": []
           *     }
           */
          'application/json': {
            nextCursor?: string;
            differences: {
              /** @enum {unknown} */
              comparison:
                | 'awards'
                | 'balance'
                | 'below-zero'
                | 'closing'
                | 'debts'
                | 'incentives'
                | 'orders'
                | 'payouts'
                | 'readable'
                | 'settlements'
                | 'sum'
                | 'transfer';
              of: string;
              /** @description Whole rupiah. */
              expected: number;
              found: number;
            }[];
            closing?: {
              /** @description YYYY-MM-DD, in WIB. */
              day: string;
              transfers: number;
              /** @description What moved on the day, and what stands at its end, by kind of account, in whole rupiah. */
              moved: {
                [key: string]: number;
              };
              standing: {
                [key: string]: number;
              };
              /** @description How many figures were compared, and how many of them differed. */
              compared: {
                balance?: number;
                sum?: number;
                transfer?: number;
                incentives?: number;
                payouts?: number;
                debts?: number;
                settlements?: number;
                awards?: number;
                orders?: number;
                readable?: number;
                'below-zero'?: number;
                closing?: number;
              };
              differences: number;
              /** Format: date-time */
              closedAt: string;
            };
            day: string;
            state: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listOwnTransfers: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "transfers": [
           *         {
           *           "at": "2026-01-12T03:01:35.000Z",
           *           "cause": "purchase",
           *           "text": "Pembelian pelatihan",
           *           "movements": [
           *             {
           *               "account": "training",
           *               "waveId": "2023-49",
           *               "amount": -600000
           *             }
           *           ]
           *         },
           *         {
           *           "at": "2026-01-12T03:01:35.000Z",
           *           "cause": "purchase",
           *           "text": "Pembelian pelatihan",
           *           "movements": [
           *             {
           *               "account": "training",
           *               "waveId": "2023-49",
           *               "amount": -600000
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': {
            nextCursor?: string;
            transfers: components['schemas']['TransferView'][];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getPayoutAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "version": 1,
           *       "channel": "BNI",
           *       "number": "******7890",
           *       "status": "usable",
           *       "linkedAt": "2026-01-12T03:08:01.000Z",
           *       "usableFrom": "2026-01-12T03:08:01.000Z",
           *       "paidTo": {
           *         "version": 1,
           *         "channel": "BNI",
           *         "number": "******7890"
           *       },
           *       "next": "Insentif dibayar ke rekening ini.",
           *       "history": [
           *         {
           *           "version": 1,
           *           "channel": "BNI",
           *           "number": "******7890",
           *           "linkedAt": "2026-01-12T03:08:01.000Z",
           *           "usableFrom": "2026-01-12T03:08:01.000Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            next: string;
            history: {
              fault?:
                | {
                    /** Format: date-time */
                    at: string;
                    /** @enum {unknown} */
                    code: 'identity-differs' | 'inactive' | 'not-found' | 'not-upgraded' | 'phone-differs';
                    detail: string;
                  }
                | {
                    /** Format: date-time */
                    at: string;
                    /** @enum {unknown} */
                    code: 'limit-exceeded' | 'other';
                    /** @enum {unknown} */
                    detail:
                      | 'A payment to this account was rejected. Ask its bank, then link it again, or link another one.'
                      | 'Pembayaran ke rekening ini ditolak. Tanyakan kepada banknya, lalu tautkan lagi, atau tautkan rekening lain.'
                      | 'Saldo akun ini melampaui batas. Kosongkan atau tingkatkan akun, lalu tautkan lagi.'
                      | 'The balance of this account is over its limit. Empty or upgrade it, then link it again.';
                  };
              /** Format: date-time */
              undoneAt?: string;
              /** Format: date-time */
              linkedAt: string;
              usableFrom: string;
              version: number;
              /** @enum {unknown} */
              channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
              number: string;
            }[];
            fault?:
              | {
                  /** Format: date-time */
                  at: string;
                  /** @enum {unknown} */
                  code: 'identity-differs' | 'inactive' | 'not-found' | 'not-upgraded' | 'phone-differs';
                  detail: string;
                }
              | {
                  /** Format: date-time */
                  at: string;
                  /** @enum {unknown} */
                  code: 'limit-exceeded' | 'other';
                  /** @enum {unknown} */
                  detail:
                    | 'A payment to this account was rejected. Ask its bank, then link it again, or link another one.'
                    | 'Pembayaran ke rekening ini ditolak. Tanyakan kepada banknya, lalu tautkan lagi, atau tautkan rekening lain.'
                    | 'Saldo akun ini melampaui batas. Kosongkan atau tingkatkan akun, lalu tautkan lagi.'
                    | 'The balance of this account is over its limit. Empty or upgrade it, then link it again.';
                };
            objectionUntil?: string;
            paidTo?: {
              version: number;
              /** @enum {unknown} */
              channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
              number: string;
            };
            /** @enum {unknown} */
            status: 'cooling' | 'faulty' | 'usable';
            /** Format: date-time */
            linkedAt: string;
            usableFrom: string;
            version: number;
            /** @enum {unknown} */
            channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
            number: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  linkPayoutAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "channel": "BNI",
         *       "number": "1234567890"
         *     }
         */
        'application/json': {
          /** @enum {string} */
          channel: 'BNI' | 'BCA' | 'OVO' | 'GOPAY' | 'LINKAJA' | 'DANA';
          number: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            next: string;
            history: {
              fault?:
                | {
                    /** Format: date-time */
                    at: string;
                    /** @enum {unknown} */
                    code: 'identity-differs' | 'inactive' | 'not-found' | 'not-upgraded' | 'phone-differs';
                    detail: string;
                  }
                | {
                    /** Format: date-time */
                    at: string;
                    /** @enum {unknown} */
                    code: 'limit-exceeded' | 'other';
                    /** @enum {unknown} */
                    detail:
                      | 'A payment to this account was rejected. Ask its bank, then link it again, or link another one.'
                      | 'Pembayaran ke rekening ini ditolak. Tanyakan kepada banknya, lalu tautkan lagi, atau tautkan rekening lain.'
                      | 'Saldo akun ini melampaui batas. Kosongkan atau tingkatkan akun, lalu tautkan lagi.'
                      | 'The balance of this account is over its limit. Empty or upgrade it, then link it again.';
                  };
              /** Format: date-time */
              undoneAt?: string;
              /** Format: date-time */
              linkedAt: string;
              usableFrom: string;
              version: number;
              /** @enum {unknown} */
              channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
              number: string;
            }[];
            fault?:
              | {
                  /** Format: date-time */
                  at: string;
                  /** @enum {unknown} */
                  code: 'identity-differs' | 'inactive' | 'not-found' | 'not-upgraded' | 'phone-differs';
                  detail: string;
                }
              | {
                  /** Format: date-time */
                  at: string;
                  /** @enum {unknown} */
                  code: 'limit-exceeded' | 'other';
                  /** @enum {unknown} */
                  detail:
                    | 'A payment to this account was rejected. Ask its bank, then link it again, or link another one.'
                    | 'Pembayaran ke rekening ini ditolak. Tanyakan kepada banknya, lalu tautkan lagi, atau tautkan rekening lain.'
                    | 'Saldo akun ini melampaui batas. Kosongkan atau tingkatkan akun, lalu tautkan lagi.'
                    | 'The balance of this account is over its limit. Empty or upgrade it, then link it again.';
                };
            objectionUntil?: string;
            paidTo?: {
              version: number;
              /** @enum {unknown} */
              channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
              number: string;
            };
            /** @enum {unknown} */
            status: 'cooling' | 'faulty' | 'usable';
            /** Format: date-time */
            linkedAt: string;
            usableFrom: string;
            version: number;
            /** @enum {unknown} */
            channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
            number: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "version": 1,
           *       "channel": "BNI",
           *       "number": "******7890",
           *       "status": "usable",
           *       "linkedAt": "2026-01-12T03:08:01.000Z",
           *       "usableFrom": "2026-01-12T03:08:01.000Z",
           *       "paidTo": {
           *         "version": 1,
           *         "channel": "BNI",
           *         "number": "******7890"
           *       },
           *       "next": "Insentif dibayar ke rekening ini.",
           *       "history": [
           *         {
           *           "version": 1,
           *           "channel": "BNI",
           *           "number": "******7890",
           *           "linkedAt": "2026-01-12T03:08:01.000Z",
           *           "usableFrom": "2026-01-12T03:08:01.000Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            next: string;
            history: {
              fault?:
                | {
                    /** Format: date-time */
                    at: string;
                    /** @enum {unknown} */
                    code: 'identity-differs' | 'inactive' | 'not-found' | 'not-upgraded' | 'phone-differs';
                    detail: string;
                  }
                | {
                    /** Format: date-time */
                    at: string;
                    /** @enum {unknown} */
                    code: 'limit-exceeded' | 'other';
                    /** @enum {unknown} */
                    detail:
                      | 'A payment to this account was rejected. Ask its bank, then link it again, or link another one.'
                      | 'Pembayaran ke rekening ini ditolak. Tanyakan kepada banknya, lalu tautkan lagi, atau tautkan rekening lain.'
                      | 'Saldo akun ini melampaui batas. Kosongkan atau tingkatkan akun, lalu tautkan lagi.'
                      | 'The balance of this account is over its limit. Empty or upgrade it, then link it again.';
                  };
              /** Format: date-time */
              undoneAt?: string;
              /** Format: date-time */
              linkedAt: string;
              usableFrom: string;
              version: number;
              /** @enum {unknown} */
              channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
              number: string;
            }[];
            fault?:
              | {
                  /** Format: date-time */
                  at: string;
                  /** @enum {unknown} */
                  code: 'identity-differs' | 'inactive' | 'not-found' | 'not-upgraded' | 'phone-differs';
                  detail: string;
                }
              | {
                  /** Format: date-time */
                  at: string;
                  /** @enum {unknown} */
                  code: 'limit-exceeded' | 'other';
                  /** @enum {unknown} */
                  detail:
                    | 'A payment to this account was rejected. Ask its bank, then link it again, or link another one.'
                    | 'Pembayaran ke rekening ini ditolak. Tanyakan kepada banknya, lalu tautkan lagi, atau tautkan rekening lain.'
                    | 'Saldo akun ini melampaui batas. Kosongkan atau tingkatkan akun, lalu tautkan lagi.'
                    | 'The balance of this account is over its limit. Empty or upgrade it, then link it again.';
                };
            objectionUntil?: string;
            paidTo?: {
              version: number;
              /** @enum {unknown} */
              channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
              number: string;
            };
            /** @enum {unknown} */
            status: 'cooling' | 'faulty' | 'usable';
            /** Format: date-time */
            linkedAt: string;
            usableFrom: string;
            version: number;
            /** @enum {unknown} */
            channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
            number: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  objectToPayoutAccount: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "version": 2
         *     }
         */
        'application/json': {
          version: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "version": 1,
           *       "channel": "GOPAY",
           *       "number": "**********1403",
           *       "status": "usable",
           *       "linkedAt": "2026-01-12T03:00:14.000Z",
           *       "usableFrom": "2026-01-12T03:00:14.000Z",
           *       "paidTo": {
           *         "version": 1,
           *         "channel": "GOPAY",
           *         "number": "**********1403"
           *       },
           *       "next": "Insentif dibayar ke rekening ini.",
           *       "history": [
           *         {
           *           "version": 2,
           *           "channel": "BNI",
           *           "number": "******2109",
           *           "linkedAt": "2026-01-12T03:00:15.000Z",
           *           "usableFrom": "2026-01-14T03:00:15.000Z",
           *           "undoneAt": "2026-01-12T03:00:15.000Z"
           *         },
           *         {
           *           "version": 1,
           *           "channel": "GOPAY",
           *           "number": "**********1403",
           *           "linkedAt": "2026-01-12T03:00:14.000Z",
           *           "usableFrom": "2026-01-12T03:00:14.000Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            next: string;
            history: {
              fault?:
                | {
                    /** Format: date-time */
                    at: string;
                    /** @enum {unknown} */
                    code: 'identity-differs' | 'inactive' | 'not-found' | 'not-upgraded' | 'phone-differs';
                    detail: string;
                  }
                | {
                    /** Format: date-time */
                    at: string;
                    /** @enum {unknown} */
                    code: 'limit-exceeded' | 'other';
                    /** @enum {unknown} */
                    detail:
                      | 'A payment to this account was rejected. Ask its bank, then link it again, or link another one.'
                      | 'Pembayaran ke rekening ini ditolak. Tanyakan kepada banknya, lalu tautkan lagi, atau tautkan rekening lain.'
                      | 'Saldo akun ini melampaui batas. Kosongkan atau tingkatkan akun, lalu tautkan lagi.'
                      | 'The balance of this account is over its limit. Empty or upgrade it, then link it again.';
                  };
              /** Format: date-time */
              undoneAt?: string;
              /** Format: date-time */
              linkedAt: string;
              usableFrom: string;
              version: number;
              /** @enum {unknown} */
              channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
              number: string;
            }[];
            fault?:
              | {
                  /** Format: date-time */
                  at: string;
                  /** @enum {unknown} */
                  code: 'identity-differs' | 'inactive' | 'not-found' | 'not-upgraded' | 'phone-differs';
                  detail: string;
                }
              | {
                  /** Format: date-time */
                  at: string;
                  /** @enum {unknown} */
                  code: 'limit-exceeded' | 'other';
                  /** @enum {unknown} */
                  detail:
                    | 'A payment to this account was rejected. Ask its bank, then link it again, or link another one.'
                    | 'Pembayaran ke rekening ini ditolak. Tanyakan kepada banknya, lalu tautkan lagi, atau tautkan rekening lain.'
                    | 'Saldo akun ini melampaui batas. Kosongkan atau tingkatkan akun, lalu tautkan lagi.'
                    | 'The balance of this account is over its limit. Empty or upgrade it, then link it again.';
                };
            objectionUntil?: string;
            paidTo?: {
              version: number;
              /** @enum {unknown} */
              channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
              number: string;
            };
            /** @enum {unknown} */
            status: 'cooling' | 'faulty' | 'usable';
            /** Format: date-time */
            linkedAt: string;
            usableFrom: string;
            version: number;
            /** @enum {unknown} */
            channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
            number: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listOwnIncentives: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "incentives": [
           *         {
           *           "waveId": "2023-49",
           *           "kind": "post-training",
           *           "part": "1",
           *           "amount": 600000,
           *           "state": "waiting",
           *           "headline": "Sertifikat sudah diterima, menunggu ulasan Anda",
           *           "steps": [
           *             {
           *               "step": "certificate",
           *               "status": "done",
           *               "at": "2026-01-12T03:02:59.000Z",
           *               "text": "Sertifikat sudah diterima"
           *             },
           *             {
           *               "step": "rating-and-review",
           *               "status": "waiting",
           *               "because": "review-not-given",
           *               "text": "Menunggu ulasan Anda"
           *             }
           *           ]
           *         },
           *         {
           *           "waveId": "2023-49",
           *           "kind": "survey",
           *           "part": "normal-1",
           *           "amount": 50000,
           *           "state": "waiting",
           *           "headline": "Sertifikat sudah diterima, menunggu jawaban survei Anda",
           *           "steps": [
           *             {
           *               "step": "certificate",
           *               "status": "done",
           *               "at": "2026-01-12T03:02:59.000Z",
           *               "text": "Sertifikat sudah diterima"
           *             },
           *             {
           *               "step": "survey",
           *               "status": "waiting",
           *               "because": "survey-not-answered",
           *               "text": "Menunggu jawaban survei Anda"
           *             }
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': {
            incentives: {
              payout?: {
                because?: string;
                next?: string;
                /** Format: date-time */
                settledAt?: string;
                expected?: {
                  from: string;
                  to: string;
                };
                /** @enum {unknown} */
                status: 'bounced' | 'paid' | 'under-way' | 'withdrawn';
                attempt: number;
                /** @enum {unknown} */
                channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
                accountVersion: number;
                /** Format: date-time */
                readyAt: string;
              };
              decision?: {
                reasons?: {
                  detail?: string;
                  remedy?: {
                    /** @enum {unknown} */
                    correctedBy: 'applicant' | 'ministry' | 'programme';
                    institution: string;
                    detail: string;
                    objectAt: string;
                  };
                  listVersion?: string;
                  code: string;
                  source: string;
                }[];
                /** @enum {unknown} */
                outcome: 'approved' | 'refused';
                /** Format: date-time */
                decidedAt: string;
                ruleVersion: string;
                listVersions: {
                  [key: string]: string;
                };
              };
              waveId: string;
              /** @enum {unknown} */
              kind: 'post-training' | 'survey';
              part: string;
              amount: number;
              state: string;
              headline: string;
              steps: {
                text: string;
                /** @enum {unknown} */
                step:
                  | 'card'
                  | 'certificate'
                  | 'instalment'
                  | 'payout'
                  | 'payout-account'
                  | 'rating-and-review'
                  | 'screening'
                  | 'survey';
                /** @enum {unknown} */
                status: 'done' | 'failed' | 'waiting';
                /**
                 * Format: date-time
                 * @description ISO 8601.
                 */
                at?: string;
                /** @enum {unknown} */
                because?:
                  | 'account-cooling'
                  | 'account-faulty'
                  | 'account-not-linked'
                  | 'account-not-payable'
                  | 'account-of-another-nik'
                  | 'card-ended'
                  | 'card-held'
                  | 'card-stopped'
                  | 'certificate-revoked'
                  | 'course-not-completed'
                  | 'first-instalment-open'
                  | 'instalment-not-due'
                  | 'payout-bounced'
                  | 'payout-not-ready'
                  | 'payout-under-way'
                  | 'payout-withdrawn'
                  | 'review-not-given'
                  | 'screening-not-done'
                  | 'screening-refused'
                  | 'shared-means-open'
                  | 'survey-not-answered';
                /** @description YYYY-MM-DD, in WIB. */
                from?: string;
              }[];
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getIncentives: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 8e274603691b040be36d423120172cc6 */
        applicantId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "incentives": [
           *         {
           *           "waveId": "2023-49",
           *           "kind": "post-training",
           *           "part": "1",
           *           "amount": 600000,
           *           "state": "waiting",
           *           "headline": "Sertifikat sudah diterima, menunggu ulasan Anda",
           *           "steps": [
           *             {
           *               "step": "certificate",
           *               "status": "done",
           *               "at": "2026-01-12T03:02:59.000Z",
           *               "text": "Sertifikat sudah diterima"
           *             },
           *             {
           *               "step": "rating-and-review",
           *               "status": "waiting",
           *               "because": "review-not-given",
           *               "text": "Menunggu ulasan Anda"
           *             }
           *           ]
           *         },
           *         {
           *           "waveId": "2023-49",
           *           "kind": "survey",
           *           "part": "normal-1",
           *           "amount": 50000,
           *           "state": "waiting",
           *           "headline": "Sertifikat sudah diterima, menunggu jawaban survei Anda",
           *           "steps": [
           *             {
           *               "step": "certificate",
           *               "status": "done",
           *               "at": "2026-01-12T03:02:59.000Z",
           *               "text": "Sertifikat sudah diterima"
           *             },
           *             {
           *               "step": "survey",
           *               "status": "waiting",
           *               "because": "survey-not-answered",
           *               "text": "Menunggu jawaban survei Anda"
           *             }
           *           ]
           *         }
           *       ],
           *       "decisions": []
           *     }
           */
          'application/json': {
            incentives: {
              payout?: {
                because?: string;
                next?: string;
                /** Format: date-time */
                settledAt?: string;
                expected?: {
                  from: string;
                  to: string;
                };
                /** @enum {unknown} */
                status: 'bounced' | 'paid' | 'under-way' | 'withdrawn';
                attempt: number;
                /** @enum {unknown} */
                channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
                accountVersion: number;
                /** Format: date-time */
                readyAt: string;
              };
              decision?: {
                reasons?: {
                  detail?: string;
                  remedy?: {
                    /** @enum {unknown} */
                    correctedBy: 'applicant' | 'ministry' | 'programme';
                    institution: string;
                    detail: string;
                    objectAt: string;
                  };
                  listVersion?: string;
                  code: string;
                  source: string;
                }[];
                /** @enum {unknown} */
                outcome: 'approved' | 'refused';
                /** Format: date-time */
                decidedAt: string;
                ruleVersion: string;
                listVersions: {
                  [key: string]: string;
                };
              };
              waveId: string;
              /** @enum {unknown} */
              kind: 'post-training' | 'survey';
              part: string;
              amount: number;
              state: string;
              headline: string;
              steps: {
                text: string;
                /** @enum {unknown} */
                step:
                  | 'card'
                  | 'certificate'
                  | 'instalment'
                  | 'payout'
                  | 'payout-account'
                  | 'rating-and-review'
                  | 'screening'
                  | 'survey';
                /** @enum {unknown} */
                status: 'done' | 'failed' | 'waiting';
                /**
                 * Format: date-time
                 * @description ISO 8601.
                 */
                at?: string;
                /** @enum {unknown} */
                because?:
                  | 'account-cooling'
                  | 'account-faulty'
                  | 'account-not-linked'
                  | 'account-not-payable'
                  | 'account-of-another-nik'
                  | 'card-ended'
                  | 'card-held'
                  | 'card-stopped'
                  | 'certificate-revoked'
                  | 'course-not-completed'
                  | 'first-instalment-open'
                  | 'instalment-not-due'
                  | 'payout-bounced'
                  | 'payout-not-ready'
                  | 'payout-under-way'
                  | 'payout-withdrawn'
                  | 'review-not-given'
                  | 'screening-not-done'
                  | 'screening-refused'
                  | 'shared-means-open'
                  | 'survey-not-answered';
                /** @description YYYY-MM-DD, in WIB. */
                from?: string;
              }[];
            }[];
            decisions: {
              reasons?: {
                detail?: string;
                remedy?: {
                  /** @enum {unknown} */
                  correctedBy: 'applicant' | 'ministry' | 'programme';
                  institution: string;
                  detail: string;
                  objectAt: string;
                };
                listVersion?: string;
                code: string;
                source: string;
              }[];
              /** @enum {unknown} */
              outcome: 'approved' | 'refused';
              /** Format: date-time */
              decidedAt: string;
              ruleVersion: string;
              listVersions: {
                [key: string]: string;
              };
              incentiveId: string;
              waveId: string;
              /** @enum {unknown} */
              kind: 'post-training' | 'survey';
              part: string;
              amount: number;
              attempt: number;
              revision: number;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listEnvelopes: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "envelopes": [
           *         {
           *           "envelopeId": "abababababababababababab",
           *           "until": "2026-01-12T03:02:59.000Z",
           *           "status": "proposed",
           *           "proposedBy": "olga",
           *           "proposedAt": "2026-01-12T03:02:59.000Z",
           *           "declared": {
           *             "count": 1204,
           *             "sum": 722400000,
           *             "channels": {
           *               "BNI": {
           *                 "count": 1000,
           *                 "sum": 600000000
           *               },
           *               "GOPAY": {
           *                 "count": 204,
           *                 "sum": 122400000
           *               }
           *             }
           *           },
           *           "approvals": []
           *         },
           *         {
           *           "envelopeId": "41ce651cd0c91ef317c81779",
           *           "until": "2026-01-12T03:01:42.000Z",
           *           "status": "empty",
           *           "proposedBy": "operator",
           *           "proposedAt": "2026-01-12T03:01:42.000Z",
           *           "declared": {
           *             "count": 0,
           *             "sum": 0,
           *             "channels": {}
           *           },
           *           "approvals": []
           *         }
           *       ]
           *     }
           */
          'application/json': {
            envelopes: {
              envelopeId: string;
              /** @description What was ready up to here is in it. */
              until: string;
              /** @enum {unknown} */
              status: 'approved' | 'assembling' | 'empty' | 'proposed' | 'rejected' | 'shipped';
              proposedBy: string;
              /** Format: date-time */
              proposedAt: string;
              approvals: {
                by: string;
                /** Format: date-time */
                at: string;
              }[];
              reason?: string;
              /** @description Once all that was ready is in it. */
              declared?: {
                count: number;
                sum: number;
                channels: {
                  BNI?: {
                    count: number;
                    sum: number;
                  };
                  BCA?: {
                    count: number;
                    sum: number;
                  };
                  OVO?: {
                    count: number;
                    sum: number;
                  };
                  GOPAY?: {
                    count: number;
                    sum: number;
                  };
                  LINKAJA?: {
                    count: number;
                    sum: number;
                  };
                  DANA?: {
                    count: number;
                    sum: number;
                  };
                };
              };
              rejectedBy?: string;
              /** Format: date-time */
              rejectedAt?: string;
              /** @description Why somebody rejected it. */
              remark?: string;
              /** Format: date-time */
              shippedAt?: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  openEnvelope: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "until": "2023-03-10T03:00:00.000Z",
         *       "reason": "Diputuskan oleh rapat komite."
         *     }
         */
        'application/json': {
          /** Format: date-time */
          until?: string;
          reason?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            envelopeId: string;
            /** @description What was ready up to here is in it. */
            until: string;
            /** @enum {unknown} */
            status: 'approved' | 'assembling' | 'empty' | 'proposed' | 'rejected' | 'shipped';
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            approvals: {
              by: string;
              /** Format: date-time */
              at: string;
            }[];
            reason?: string;
            /** @description Once all that was ready is in it. */
            declared?: {
              count: number;
              sum: number;
              channels: {
                BNI?: {
                  count: number;
                  sum: number;
                };
                BCA?: {
                  count: number;
                  sum: number;
                };
                OVO?: {
                  count: number;
                  sum: number;
                };
                GOPAY?: {
                  count: number;
                  sum: number;
                };
                LINKAJA?: {
                  count: number;
                  sum: number;
                };
                DANA?: {
                  count: number;
                  sum: number;
                };
              };
            };
            rejectedBy?: string;
            /** Format: date-time */
            rejectedAt?: string;
            /** @description Why somebody rejected it. */
            remark?: string;
            /** Format: date-time */
            shippedAt?: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "envelopeId": "2895465c2d09f453c7f28bf3",
           *       "until": "2023-03-10T03:00:00.000Z",
           *       "status": "assembling",
           *       "proposedBy": "staff-who-tries",
           *       "proposedAt": "2026-01-12T03:08:02.000Z",
           *       "reason": "Diputuskan oleh rapat komite.",
           *       "approvals": []
           *     }
           */
          'application/json': {
            envelopeId: string;
            /** @description What was ready up to here is in it. */
            until: string;
            /** @enum {unknown} */
            status: 'approved' | 'assembling' | 'empty' | 'proposed' | 'rejected' | 'shipped';
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            approvals: {
              by: string;
              /** Format: date-time */
              at: string;
            }[];
            reason?: string;
            /** @description Once all that was ready is in it. */
            declared?: {
              count: number;
              sum: number;
              channels: {
                BNI?: {
                  count: number;
                  sum: number;
                };
                BCA?: {
                  count: number;
                  sum: number;
                };
                OVO?: {
                  count: number;
                  sum: number;
                };
                GOPAY?: {
                  count: number;
                  sum: number;
                };
                LINKAJA?: {
                  count: number;
                  sum: number;
                };
                DANA?: {
                  count: number;
                  sum: number;
                };
              };
            };
            rejectedBy?: string;
            /** Format: date-time */
            rejectedAt?: string;
            /** @description Why somebody rejected it. */
            remark?: string;
            /** Format: date-time */
            shippedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getEnvelope: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        /** @example 41ce651cd0c91ef317c81779 */
        envelopeId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "envelopeId": "41ce651cd0c91ef317c81779",
           *       "until": "2026-01-12T03:01:42.000Z",
           *       "status": "empty",
           *       "proposedBy": "operator",
           *       "proposedAt": "2026-01-12T03:01:42.000Z",
           *       "declared": {
           *         "count": 0,
           *         "sum": 0,
           *         "channels": {}
           *       },
           *       "approvals": [],
           *       "payouts": [],
           *       "next": "MXw"
           *     }
           */
          'application/json': {
            next?: string;
            payouts: {
              payoutId: string;
              /** @enum {unknown} */
              channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
              amount: number;
              status: string;
              bankReference?: string;
              /** Format: date-time */
              settledAt?: string;
              because?: string;
            }[];
            envelopeId: string;
            /** @description What was ready up to here is in it. */
            until: string;
            /** @enum {unknown} */
            status: 'approved' | 'assembling' | 'empty' | 'proposed' | 'rejected' | 'shipped';
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            approvals: {
              by: string;
              /** Format: date-time */
              at: string;
            }[];
            reason?: string;
            /** @description Once all that was ready is in it. */
            declared?: {
              count: number;
              sum: number;
              channels: {
                BNI?: {
                  count: number;
                  sum: number;
                };
                BCA?: {
                  count: number;
                  sum: number;
                };
                OVO?: {
                  count: number;
                  sum: number;
                };
                GOPAY?: {
                  count: number;
                  sum: number;
                };
                LINKAJA?: {
                  count: number;
                  sum: number;
                };
                DANA?: {
                  count: number;
                  sum: number;
                };
              };
            };
            rejectedBy?: string;
            /** Format: date-time */
            rejectedAt?: string;
            /** @description Why somebody rejected it. */
            remark?: string;
            /** Format: date-time */
            shippedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  decideEnvelope: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example abababababababababababab */
        envelopeId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "verdict": "approve",
         *       "count": 1204,
         *       "sum": 722400000
         *     }
         */
        'application/json':
          | {
              /** @constant */
              verdict: 'approve';
              count: number;
              sum: number;
            }
          | {
              /** @constant */
              verdict: 'reject';
              reason: string;
            };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "envelopeId": "abababababababababababab",
           *       "until": "2026-01-12T03:02:59.000Z",
           *       "status": "proposed",
           *       "proposedBy": "olga",
           *       "proposedAt": "2026-01-12T03:02:59.000Z",
           *       "declared": {
           *         "count": 1204,
           *         "sum": 722400000,
           *         "channels": {
           *           "BNI": {
           *             "count": 1000,
           *             "sum": 600000000
           *           },
           *           "GOPAY": {
           *             "count": 204,
           *             "sum": 122400000
           *           }
           *         }
           *       },
           *       "approvals": [
           *         {
           *           "by": "staff-who-tries",
           *           "at": "2026-01-12T03:08:02.000Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            envelopeId: string;
            /** @description What was ready up to here is in it. */
            until: string;
            /** @enum {unknown} */
            status: 'approved' | 'assembling' | 'empty' | 'proposed' | 'rejected' | 'shipped';
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            approvals: {
              by: string;
              /** Format: date-time */
              at: string;
            }[];
            reason?: string;
            /** @description Once all that was ready is in it. */
            declared?: {
              count: number;
              sum: number;
              channels: {
                BNI?: {
                  count: number;
                  sum: number;
                };
                BCA?: {
                  count: number;
                  sum: number;
                };
                OVO?: {
                  count: number;
                  sum: number;
                };
                GOPAY?: {
                  count: number;
                  sum: number;
                };
                LINKAJA?: {
                  count: number;
                  sum: number;
                };
                DANA?: {
                  count: number;
                  sum: number;
                };
              };
            };
            rejectedBy?: string;
            /** Format: date-time */
            rejectedAt?: string;
            /** @description Why somebody rejected it. */
            remark?: string;
            /** Format: date-time */
            shippedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  acceptCallback: {
    parameters: {
      query?: never;
      header: {
        /** @description When the bank signed: ISO 8601, UTC. */
        'x-bank-timestamp': string;
        /** @description Another for each call. */
        'x-bank-nonce': string;
        /** @description HMAC-SHA256 over timestamp, nonce and body, in hexadecimal. */
        'x-bank-signature': string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "payoutId": "ffffffffffffffffffffffff",
         *       "status": "rejected",
         *       "reference": "BNI1",
         *       "amount": 600000,
         *       "reason": "inactive",
         *       "at": "2023-03-10T03:00:00.000Z"
         *     }
         */
        'application/json': {
          payoutId: string;
          /** @enum {string} */
          status: 'pending' | 'paid' | 'rejected';
          reference: string;
          amount: number;
          reason?: string;
          /** Format: date-time */
          at: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "payoutId": "ffffffffffffffffffffffff",
           *       "taken": true
           *     }
           */
          'application/json': {
            payoutId: string;
            taken: boolean;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  openStatement: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "format": "camt.053"
         *     }
         */
        'application/json': {
          /** @enum {string} */
          format: 'camt.053' | 'csv';
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "statementId": "7874dbf7c41d588aa4027819",
           *       "url": "https://api.prakerja.example/prakerja-local-data-uploads4f6e…",
           *       "expiresAt": "2026-01-12T04:08:03.000Z"
           *     }
           */
          'application/json': {
            statementId: string;
            url: string;
            /** Format: date-time */
            expiresAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  submitStatement: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 7874dbf7c41d588aa4027819 */
        statementId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "statementId": "7874dbf7c41d588aa4027819",
           *       "status": "checking",
           *       "submittedAt": "2026-01-12T03:08:03.000Z"
           *     }
           */
          'application/json': {
            statementId: string;
            /** @enum {unknown} */
            status: 'changed' | 'checking' | 'duplicate' | 'malformed' | 'open' | 'read' | 'reading';
            /** Format: date-time */
            submittedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getStatement: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        /** @example db8a9a32d36e84a1ba6bb833 */
        statementId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "statementId": "db8a9a32d36e84a1ba6bb833",
           *       "status": "open",
           *       "format": "csv",
           *       "openedBy": "operator",
           *       "openedAt": "2026-01-12T03:02:08.000Z",
           *       "done": 0,
           *       "matched": 0,
           *       "unmatched": 0,
           *       "broken": 0,
           *       "faults": []
           *     }
           */
          'application/json':
            | {
                faults: {
                  number: number;
                  /** @enum {unknown} */
                  code:
                    | 'amount-malformed'
                    | 'columns-differ'
                    | 'date-malformed'
                    | 'direction-unknown'
                    | 'entry-incomplete'
                    | 'line-too-long';
                }[];
                statementId: string;
                /** @enum {unknown} */
                status: 'changed' | 'checking' | 'duplicate' | 'malformed' | 'open' | 'read' | 'reading';
                /** @enum {unknown} */
                format: 'camt.053' | 'csv';
                openedBy: string;
                /** Format: date-time */
                openedAt: string;
                done: number;
                matched: number;
                unmatched: number;
                broken: number;
                /** Format: date-time */
                submittedAt?: string;
                etag?: string;
                bytes?: number;
                /** @description SHA-256 of its content: the same again is the same statement. */
                digest?: string;
                /** @description What the bank calls it. */
                bankStatementId?: string;
                duplicateOf?: string;
                /** @description How many entries it has; how many of them were taken, and what they came to. */
                entries?: number;
              }
            | {
                next: string;
                faults: {
                  number: number;
                  /** @enum {unknown} */
                  code:
                    | 'amount-malformed'
                    | 'columns-differ'
                    | 'date-malformed'
                    | 'direction-unknown'
                    | 'entry-incomplete'
                    | 'line-too-long';
                }[];
                statementId: string;
                /** @enum {unknown} */
                status: 'changed' | 'checking' | 'duplicate' | 'malformed' | 'open' | 'read' | 'reading';
                /** @enum {unknown} */
                format: 'camt.053' | 'csv';
                openedBy: string;
                /** Format: date-time */
                openedAt: string;
                done: number;
                matched: number;
                unmatched: number;
                broken: number;
                /** Format: date-time */
                submittedAt?: string;
                etag?: string;
                bytes?: number;
                /** @description SHA-256 of its content: the same again is the same statement. */
                digest?: string;
                /** @description What the bank calls it. */
                bankStatementId?: string;
                duplicateOf?: string;
                /** @description How many entries it has; how many of them were taken, and what they came to. */
                entries?: number;
              };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listUnmatched: {
    parameters: {
      query?: {
        status?: 'open' | 'resolved';
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "entries": [
           *         {
           *           "entryId": "e1e1e1e1e1e1e1e1e1e1e1e1",
           *           "because": "payout-unknown",
           *           "news": {
           *             "source": "statement",
           *             "payoutId": "P-1",
           *             "status": "paid",
           *             "reference": "BNI-1",
           *             "amount": 600000,
           *             "at": "2026-01-12T03:02:59.000Z"
           *           },
           *           "foundAt": "2026-01-12T03:02:59.000Z",
           *           "status": "open"
           *         }
           *       ],
           *       "next": "Mnw"
           *     }
           */
          'application/json': {
            next?: string;
            entries: {
              entryId: string;
              /** @enum {unknown} */
              because:
                | 'amount-differs'
                | 'bounce-after-payment'
                | 'forgotten-by-bank'
                | 'never-told'
                | 'paid-after-bounce'
                | 'payout-unknown';
              news: {
                /** @enum {unknown} */
                source: 'answer' | 'callback' | 'statement';
                /** @description The number that we gave the payment, as the bank repeats it. */
                payoutId: string;
                /** @enum {unknown} */
                status: 'paid' | 'pending' | 'rejected';
                /** @description The bank's own number for it. */
                reference: string;
                /** @description Whole rupiah; with a fraction or in another currency, nothing agrees with it. */
                amount: number;
                /** Format: date-time */
                at: string;
                /** @description Of a rejected one: why, as a stable code. */
                reason?: string;
                /** @description Of a statement: its number, and that of the entry in it. */
                statementId?: string;
                entry?: number;
              };
              /** Format: date-time */
              foundAt: string;
              /** @enum {unknown} */
              status: 'open' | 'resolved';
              resolvedBy?: string;
              /** Format: date-time */
              resolvedAt?: string;
              /** @description What whoever resolved it found. */
              resolution?: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  resolveUnmatched: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example e1e1e1e1e1e1e1e1e1e1e1e1 */
        entryId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Diputuskan oleh rapat komite."
         *     }
         */
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "entryId": "e1e1e1e1e1e1e1e1e1e1e1e1",
           *       "because": "payout-unknown",
           *       "news": {
           *         "source": "statement",
           *         "payoutId": "P-1",
           *         "status": "paid",
           *         "reference": "BNI-1",
           *         "amount": 600000,
           *         "at": "2026-01-12T03:02:59.000Z"
           *       },
           *       "foundAt": "2026-01-12T03:02:59.000Z",
           *       "status": "resolved",
           *       "resolvedBy": "staff-who-tries",
           *       "resolvedAt": "2026-01-12T03:08:03.000Z",
           *       "resolution": "Diputuskan oleh rapat komite."
           *     }
           */
          'application/json': {
            entryId: string;
            /** @enum {unknown} */
            because:
              | 'amount-differs'
              | 'bounce-after-payment'
              | 'forgotten-by-bank'
              | 'never-told'
              | 'paid-after-bounce'
              | 'payout-unknown';
            news: {
              /** @enum {unknown} */
              source: 'answer' | 'callback' | 'statement';
              /** @description The number that we gave the payment, as the bank repeats it. */
              payoutId: string;
              /** @enum {unknown} */
              status: 'paid' | 'pending' | 'rejected';
              /** @description The bank's own number for it. */
              reference: string;
              /** @description Whole rupiah; with a fraction or in another currency, nothing agrees with it. */
              amount: number;
              /** Format: date-time */
              at: string;
              /** @description Of a rejected one: why, as a stable code. */
              reason?: string;
              /** @description Of a statement: its number, and that of the entry in it. */
              statementId?: string;
              entry?: number;
            };
            /** Format: date-time */
            foundAt: string;
            /** @enum {unknown} */
            status: 'open' | 'resolved';
            resolvedBy?: string;
            /** Format: date-time */
            resolvedAt?: string;
            /** @description What whoever resolved it found. */
            resolution?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  openSettlement: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example platform-sandbox */
        platformId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "day": "2023-03-01"
         *     }
         */
        'application/json': {
          /** Format: date */
          day: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            round: number;
            settlementId: string;
            platformId: string;
            /** @description The last day (WIB), and its last instant. */
            day: string;
            until: string;
            /** @enum {unknown} */
            status: 'approved' | 'assembling' | 'paid' | 'proposed' | 'rejected' | 'withdrawn';
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            approvals: {
              by: string;
              /** Format: date-time */
              at: string;
            }[];
            /** @description Once everything due was looked through. */
            sums?: {
              /** @description To be paid for, less what is set off. */
              pay: {
                count: number;
                sum: number;
              };
              /** @description Held back until somebody has looked into it. */
              held: {
                count: number;
                sum: number;
              };
              /** @description Paid for before, and given back to the participant since: set off against this settlement. */
              setOff: {
                count: number;
                sum: number;
              };
              /** @description Not paid for: given back before it was settled. */
              leftOut: {
                count: number;
                sum: number;
              };
            };
            rejectedBy?: string;
            /** Format: date-time */
            rejectedAt?: string;
            /** @description Why somebody rejected it. */
            remark?: string;
            /** Format: date-time */
            paidAt?: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "settlementId": "a1eba2da6f78245cf98d0b91",
           *       "platformId": "platform-sandbox",
           *       "day": "2023-03-01",
           *       "until": "2023-03-01T16:59:59.999Z",
           *       "status": "assembling",
           *       "round": 1,
           *       "proposedBy": "staff-who-tries",
           *       "proposedAt": "2026-01-12T03:08:03.000Z",
           *       "approvals": []
           *     }
           */
          'application/json': {
            round: number;
            settlementId: string;
            platformId: string;
            /** @description The last day (WIB), and its last instant. */
            day: string;
            until: string;
            /** @enum {unknown} */
            status: 'approved' | 'assembling' | 'paid' | 'proposed' | 'rejected' | 'withdrawn';
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            approvals: {
              by: string;
              /** Format: date-time */
              at: string;
            }[];
            /** @description Once everything due was looked through. */
            sums?: {
              /** @description To be paid for, less what is set off. */
              pay: {
                count: number;
                sum: number;
              };
              /** @description Held back until somebody has looked into it. */
              held: {
                count: number;
                sum: number;
              };
              /** @description Paid for before, and given back to the participant since: set off against this settlement. */
              setOff: {
                count: number;
                sum: number;
              };
              /** @description Not paid for: given back before it was settled. */
              leftOut: {
                count: number;
                sum: number;
              };
            };
            rejectedBy?: string;
            /** Format: date-time */
            rejectedAt?: string;
            /** @description Why somebody rejected it. */
            remark?: string;
            /** Format: date-time */
            paidAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getSettlement: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        /** @example platform-sandbox */
        platformId: string;
        /** @example b7821edb53423391af1d7d40 */
        settlementId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "settlementId": "b7821edb53423391af1d7d40",
           *       "platformId": "platform-sandbox",
           *       "day": "2026-11-28",
           *       "until": "2026-01-11T04:36:00.000Z",
           *       "status": "proposed",
           *       "round": 1,
           *       "proposedBy": "operator",
           *       "proposedAt": "2026-01-12T03:01:52.000Z",
           *       "sums": {
           *         "pay": {
           *           "count": 0,
           *           "sum": 0
           *         },
           *         "held": {
           *           "count": 0,
           *           "sum": 0
           *         },
           *         "setOff": {
           *           "count": 0,
           *           "sum": 0
           *         },
           *         "leftOut": {
           *           "count": 0,
           *           "sum": 0
           *         }
           *       },
           *       "approvals": [],
           *       "declared": {
           *         "count": 0,
           *         "sum": 0
           *       },
           *       "lines": [],
           *       "next": "MXw"
           *     }
           */
          'application/json':
            | {
                next?: string;
                lines: {
                  settlementId: string;
                  platformId: string;
                  orderId: string;
                  waveId: string;
                  /**
                   * Format: date-time
                   * @description Since when it was due; a course that is due anew has a line of its own.
                   */
                  dueAt: string;
                  /** @description Somebody had looked into what held it back, so that it was not held for that again. */
                  isCleared: boolean;
                  /** @description Whole rupiah. */
                  amount: number;
                  /** @enum {unknown} */
                  verdict: 'held' | 'left-out' | 'pay' | 'set-off';
                  reasons: ('attendance-missing' | 'audit' | 'certificate-revoked')[];
                  /**
                   * @description `open` until the settlement is entered. One that was given back meanwhile, or whose settlement was rejected, is `dropped`.
                   * @enum {unknown}
                   */
                  status: 'dropped' | 'entered' | 'open';
                }[];
                settlementId: string;
                platformId: string;
                /** @description The last day (WIB), and its last instant. */
                day: string;
                until: string;
                /** @enum {unknown} */
                status: 'approved' | 'assembling' | 'paid' | 'proposed' | 'rejected' | 'withdrawn';
                /** @description One that was withdrawn may be proposed again: how often it was. */
                round: number;
                proposedBy: string;
                /** Format: date-time */
                proposedAt: string;
                approvals: {
                  by: string;
                  /** Format: date-time */
                  at: string;
                }[];
                /** @description Once everything due was looked through. */
                sums?: {
                  /** @description To be paid for, less what is set off. */
                  pay: {
                    count: number;
                    sum: number;
                  };
                  /** @description Held back until somebody has looked into it. */
                  held: {
                    count: number;
                    sum: number;
                  };
                  /** @description Paid for before, and given back to the participant since: set off against this settlement. */
                  setOff: {
                    count: number;
                    sum: number;
                  };
                  /** @description Not paid for: given back before it was settled. */
                  leftOut: {
                    count: number;
                    sum: number;
                  };
                };
                rejectedBy?: string;
                /** Format: date-time */
                rejectedAt?: string;
                /** @description Why somebody rejected it. */
                remark?: string;
                /** Format: date-time */
                paidAt?: string;
              }
            | {
                next?: string;
                lines: {
                  settlementId: string;
                  platformId: string;
                  orderId: string;
                  waveId: string;
                  /**
                   * Format: date-time
                   * @description Since when it was due; a course that is due anew has a line of its own.
                   */
                  dueAt: string;
                  /** @description Somebody had looked into what held it back, so that it was not held for that again. */
                  isCleared: boolean;
                  /** @description Whole rupiah. */
                  amount: number;
                  /** @enum {unknown} */
                  verdict: 'held' | 'left-out' | 'pay' | 'set-off';
                  reasons: ('attendance-missing' | 'audit' | 'certificate-revoked')[];
                  /**
                   * @description `open` until the settlement is entered. One that was given back meanwhile, or whose settlement was rejected, is `dropped`.
                   * @enum {unknown}
                   */
                  status: 'dropped' | 'entered' | 'open';
                }[];
                declared: {
                  count: number;
                  sum: number;
                };
                settlementId: string;
                platformId: string;
                /** @description The last day (WIB), and its last instant. */
                day: string;
                until: string;
                /** @enum {unknown} */
                status: 'approved' | 'assembling' | 'paid' | 'proposed' | 'rejected' | 'withdrawn';
                /** @description One that was withdrawn may be proposed again: how often it was. */
                round: number;
                proposedBy: string;
                /** Format: date-time */
                proposedAt: string;
                approvals: {
                  by: string;
                  /** Format: date-time */
                  at: string;
                }[];
                /** @description Once everything due was looked through. */
                sums?: {
                  /** @description To be paid for, less what is set off. */
                  pay: {
                    count: number;
                    sum: number;
                  };
                  /** @description Held back until somebody has looked into it. */
                  held: {
                    count: number;
                    sum: number;
                  };
                  /** @description Paid for before, and given back to the participant since: set off against this settlement. */
                  setOff: {
                    count: number;
                    sum: number;
                  };
                  /** @description Not paid for: given back before it was settled. */
                  leftOut: {
                    count: number;
                    sum: number;
                  };
                };
                rejectedBy?: string;
                /** Format: date-time */
                rejectedAt?: string;
                /** @description Why somebody rejected it. */
                remark?: string;
                /** Format: date-time */
                paidAt?: string;
              };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  decideSettlement: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example pasar-ilmu */
        platformId: string;
        /** @example 5e5e5e5e5e5e5e5e5e5e5e5e */
        settlementId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "verdict": "approve",
         *       "count": 21,
         *       "sum": 11400000
         *     }
         */
        'application/json':
          | {
              /** @constant */
              verdict: 'approve';
              count: number;
              sum: number;
            }
          | {
              /** @constant */
              verdict: 'reject';
              reason: string;
            };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "settlementId": "5e5e5e5e5e5e5e5e5e5e5e5e",
           *       "platformId": "pasar-ilmu",
           *       "day": "2023-03-31",
           *       "until": "2023-03-31T16:59:59.999Z",
           *       "status": "proposed",
           *       "round": 1,
           *       "proposedBy": "olga",
           *       "proposedAt": "2026-01-12T03:02:59.000Z",
           *       "sums": {
           *         "pay": {
           *           "count": 20,
           *           "sum": 12000000
           *         },
           *         "held": {
           *           "count": 1,
           *           "sum": 600000
           *         },
           *         "setOff": {
           *           "count": 1,
           *           "sum": -600000
           *         },
           *         "leftOut": {
           *           "count": 0,
           *           "sum": 0
           *         }
           *       },
           *       "approvals": [
           *         {
           *           "by": "staff-who-tries",
           *           "at": "2026-01-12T03:08:04.000Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            settlementId: string;
            platformId: string;
            /** @description The last day (WIB), and its last instant. */
            day: string;
            until: string;
            /** @enum {unknown} */
            status: 'approved' | 'assembling' | 'paid' | 'proposed' | 'rejected' | 'withdrawn';
            /** @description One that was withdrawn may be proposed again: how often it was. */
            round: number;
            proposedBy: string;
            /** Format: date-time */
            proposedAt: string;
            approvals: {
              by: string;
              /** Format: date-time */
              at: string;
            }[];
            /** @description Once everything due was looked through. */
            sums?: {
              /** @description To be paid for, less what is set off. */
              pay: {
                count: number;
                sum: number;
              };
              /** @description Held back until somebody has looked into it. */
              held: {
                count: number;
                sum: number;
              };
              /** @description Paid for before, and given back to the participant since: set off against this settlement. */
              setOff: {
                count: number;
                sum: number;
              };
              /** @description Not paid for: given back before it was settled. */
              leftOut: {
                count: number;
                sum: number;
              };
            };
            rejectedBy?: string;
            /** Format: date-time */
            rejectedAt?: string;
            /** @description Why somebody rejected it. */
            remark?: string;
            /** Format: date-time */
            paidAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listOwnSettlements: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "settlements": [
           *         {
           *           "settlementId": "b7821edb53423391af1d7d40",
           *           "day": "2026-11-28",
           *           "status": "proposed",
           *           "sums": {
           *             "pay": {
           *               "count": 0,
           *               "sum": 0
           *             },
           *             "held": {
           *               "count": 0,
           *               "sum": 0
           *             },
           *             "setOff": {
           *               "count": 0,
           *               "sum": 0
           *             },
           *             "leftOut": {
           *               "count": 0,
           *               "sum": 0
           *             }
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': {
            settlements: {
              settlementId: string;
              day: string;
              /** @enum {unknown} */
              status: 'approved' | 'assembling' | 'paid' | 'proposed' | 'rejected' | 'withdrawn';
              sums?: {
                /** @description To be paid for, less what is set off. */
                pay: {
                  count: number;
                  sum: number;
                };
                /** @description Held back until somebody has looked into it. */
                held: {
                  count: number;
                  sum: number;
                };
                /** @description Paid for before, and given back to the participant since: set off against this settlement. */
                setOff: {
                  count: number;
                  sum: number;
                };
                /** @description Not paid for: given back before it was settled. */
                leftOut: {
                  count: number;
                  sum: number;
                };
              };
              /** Format: date-time */
              paidAt?: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getHold: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 81520d2577f7cd243d71828d */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "81520d2577f7cd243d71828d",
           *       "platformId": "platform-sandbox",
           *       "waveId": "2023-49",
           *       "amount": 600000,
           *       "reasons": [
           *         "audit"
           *       ],
           *       "heldBy": "olga",
           *       "heldAt": "2026-01-11T03:01:36.000Z",
           *       "revision": 1,
           *       "status": "open",
           *       "proposal": {
           *         "outcome": "release",
           *         "reason": "Tidak ada temuan.",
           *         "by": "olga",
           *         "at": "2026-01-11T03:01:36.000Z"
           *       }
           *     }
           */
          'application/json': {
            orderId: string;
            platformId: string;
            waveId: string;
            /** @description Whole rupiah. */
            amount: number;
            reasons: ('attendance-missing' | 'audit' | 'certificate-revoked')[];
            heldBy: string;
            /** Format: date-time */
            heldAt: string;
            /** @description Counts every hold of this course, and every change of it. */
            revision: number;
            /** @enum {unknown} */
            status: 'deducted' | 'given-back' | 'open' | 'released';
            /** @description What an auditor noted. */
            remark?: string;
            proposal?: {
              /** @enum {unknown} */
              outcome: 'deduct' | 'release';
              reason: string;
              by: string;
              /** Format: date-time */
              at: string;
            };
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  holdOrder: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 81520d2577f7cd243d71828d */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reason": "Diputuskan oleh rapat komite."
         *     }
         */
        'application/json': {
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "81520d2577f7cd243d71828d",
           *       "platformId": "platform-sandbox",
           *       "waveId": "2023-49",
           *       "amount": 600000,
           *       "reasons": [
           *         "audit"
           *       ],
           *       "heldBy": "olga",
           *       "heldAt": "2026-01-11T03:01:36.000Z",
           *       "revision": 1,
           *       "status": "open",
           *       "proposal": {
           *         "outcome": "release",
           *         "reason": "Tidak ada temuan.",
           *         "by": "olga",
           *         "at": "2026-01-11T03:01:36.000Z"
           *       }
           *     }
           */
          'application/json': {
            orderId: string;
            platformId: string;
            waveId: string;
            /** @description Whole rupiah. */
            amount: number;
            reasons: ('attendance-missing' | 'audit' | 'certificate-revoked')[];
            heldBy: string;
            /** Format: date-time */
            heldAt: string;
            /** @description Counts every hold of this course, and every change of it. */
            revision: number;
            /** @enum {unknown} */
            status: 'deducted' | 'given-back' | 'open' | 'released';
            /** @description What an auditor noted. */
            remark?: string;
            proposal?: {
              /** @enum {unknown} */
              outcome: 'deduct' | 'release';
              reason: string;
              by: string;
              /** Format: date-time */
              at: string;
            };
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            orderId: string;
            platformId: string;
            waveId: string;
            /** @description Whole rupiah. */
            amount: number;
            reasons: ('attendance-missing' | 'audit' | 'certificate-revoked')[];
            heldBy: string;
            /** Format: date-time */
            heldAt: string;
            /** @description Counts every hold of this course, and every change of it. */
            revision: number;
            /** @enum {unknown} */
            status: 'deducted' | 'given-back' | 'open' | 'released';
            /** @description What an auditor noted. */
            remark?: string;
            proposal?: {
              /** @enum {unknown} */
              outcome: 'deduct' | 'release';
              reason: string;
              by: string;
              /** Format: date-time */
              at: string;
            };
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  proposeHoldEnd: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 81520d2577f7cd243d71828d */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "outcome": "release",
         *       "reason": "Diputuskan oleh rapat komite."
         *     }
         */
        'application/json': {
          /** @enum {string} */
          outcome: 'release' | 'deduct';
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "81520d2577f7cd243d71828d",
           *       "platformId": "platform-sandbox",
           *       "waveId": "2023-49",
           *       "amount": 600000,
           *       "reasons": [
           *         "audit"
           *       ],
           *       "heldBy": "olga",
           *       "heldAt": "2026-01-11T03:01:36.000Z",
           *       "revision": 2,
           *       "status": "open",
           *       "proposal": {
           *         "outcome": "release",
           *         "reason": "Diputuskan oleh rapat komite.",
           *         "by": "staff-who-tries",
           *         "at": "2026-01-12T03:08:05.000Z"
           *       }
           *     }
           */
          'application/json': {
            orderId: string;
            platformId: string;
            waveId: string;
            /** @description Whole rupiah. */
            amount: number;
            reasons: ('attendance-missing' | 'audit' | 'certificate-revoked')[];
            heldBy: string;
            /** Format: date-time */
            heldAt: string;
            /** @description Counts every hold of this course, and every change of it. */
            revision: number;
            /** @enum {unknown} */
            status: 'deducted' | 'given-back' | 'open' | 'released';
            /** @description What an auditor noted. */
            remark?: string;
            proposal?: {
              /** @enum {unknown} */
              outcome: 'deduct' | 'release';
              reason: string;
              by: string;
              /** Format: date-time */
              at: string;
            };
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  decideHold: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 0e0e0e0e0e0e0e0e0e0e0e0e */
        orderId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "outcome": "release"
         *     }
         */
        'application/json': {
          /** @enum {string} */
          outcome: 'release' | 'deduct';
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "orderId": "0e0e0e0e0e0e0e0e0e0e0e0e",
           *       "platformId": "pasar-ilmu",
           *       "waveId": "2023-40",
           *       "amount": 600000,
           *       "reasons": [
           *         "attendance-missing"
           *       ],
           *       "heldBy": "settlement",
           *       "heldAt": "2026-01-12T03:02:59.000Z",
           *       "revision": 2,
           *       "status": "released",
           *       "proposal": {
           *         "outcome": "release",
           *         "reason": "Daftar hadir sudah dikirim ulang oleh lembaga.",
           *         "by": "olga",
           *         "at": "2026-01-12T03:02:59.000Z"
           *       },
           *       "decidedBy": "staff-who-tries",
           *       "decidedAt": "2026-01-12T03:08:05.000Z"
           *     }
           */
          'application/json': {
            orderId: string;
            platformId: string;
            waveId: string;
            /** @description Whole rupiah. */
            amount: number;
            reasons: ('attendance-missing' | 'audit' | 'certificate-revoked')[];
            heldBy: string;
            /** Format: date-time */
            heldAt: string;
            /** @description Counts every hold of this course, and every change of it. */
            revision: number;
            /** @enum {unknown} */
            status: 'deducted' | 'given-back' | 'open' | 'released';
            /** @description What an auditor noted. */
            remark?: string;
            proposal?: {
              /** @enum {unknown} */
              outcome: 'deduct' | 'release';
              reason: string;
              by: string;
              /** Format: date-time */
              at: string;
            };
            decidedBy?: string;
            /** Format: date-time */
            decidedAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listOwnDebts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "debts": [
           *         {
           *           "waveId": "2023-49",
           *           "status": "open",
           *           "amount": 900000,
           *           "repaid": 0,
           *           "outstanding": 900000,
           *           "reason": {
           *             "code": "police",
           *             "id": "Anda tercatat sebagai anggota Polri.",
           *             "en": "You are on the list of members of the police.",
           *             "remedy": {
           *               "correctedBy": "ministry",
           *               "institution": "Polri",
           *               "id": "Minta perbaikan data kepada Polri, lalu ajukan keberatan di sini.",
           *               "en": "Ask Polri to correct its data, then object here."
           *             },
           *             "listVersion": "police-8",
           *             "source": "police"
           *           },
           *           "stoppedAt": "2026-01-11T03:01:36.000Z",
           *           "recordedAt": "2026-01-11T03:01:36.000Z",
           *           "legalBasis": "Perpres 76/2020 pasal 13C",
           *           "items": [],
           *           "due": {
           *             "next": "2026-02-11T03:01:36.000Z",
           *             "isPaused": false,
           *             "overdue": 0
           *           },
           *           "objection": {
           *             "isOpen": false,
           *             "nothingDueUntil": "2026-02-11T03:01:36.000Z"
           *           },
           *           "choice": {
           *             "monthsAtMost": 18,
           *             "monthlyMinimum": 50000
           *           },
           *           "repayments": [],
           *           "history": [
           *             {
           *               "revision": 1,
           *               "at": "2026-01-11T03:01:36.000Z",
           *               "change": "recorded",
           *               "amount": 900000,
           *               "outstanding": 900000
           *             }
           *           ],
           *           "letter": "Kartu Prakerja gelombang 2023-49: pengembalian dana Rp900.00…"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            debts: {
              repayments: {
                reference: string;
                amount: number;
                paidOn: string;
                /** Format: date-time */
                enteredAt: string;
              }[];
              history: {
                revision: number;
                /** Format: date-time */
                at: string;
                /** @enum {unknown} */
                change: 'cancelled' | 'grown' | 'lowered' | 'plan-agreed' | 'recorded' | 'repaid-in-full';
                amount: number;
                outstanding: number;
              }[];
              letter: string;
              choice?: {
                monthsAtMost: number;
                monthlyMinimum: number;
              };
              plan?: {
                months: number;
                /** Format: date-time */
                agreedAt: string;
                instalments: components['schemas']['DuePart'][];
              };
              reason: {
                source: string;
                listVersion?: string;
                id?: string;
                en?: string;
                remedy?: components['schemas']['Remedy'];
                code: string;
              };
              /** Format: date-time */
              stoppedAt: string;
              /** Format: date-time */
              recordedAt: string;
              legalBasis: string;
              items: (
                | {
                    /** @constant */
                    kind: 'purchase';
                    orderId: string;
                    title: string;
                    /** Format: date-time */
                    at: string;
                    amount: number;
                  }
                | {
                    /** @constant */
                    kind: 'payout';
                    payoutId: string;
                    /** @enum {unknown} */
                    of: 'incentive' | 'survey-incentive';
                    /** Format: date-time */
                    at: string;
                    amount: number;
                  }
              )[];
              due: {
                isPaused: boolean;
                overdue: number;
                next?: string;
              };
              objection: {
                nothingDueUntil: string;
                /** Format: date-time */
                ruledAt?: string;
                isOpen: boolean;
                rule?: string;
              };
              refundDue?: number;
              waveId: string;
              /** @enum {unknown} */
              status: 'cancelled' | 'open' | 'repaid';
              amount: number;
              repaid: number;
              outstanding: number;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  chooseDebtPlan: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023-49 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "months": 6
         *     }
         */
        'application/json': {
          months: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-49",
           *       "status": "open",
           *       "amount": 900000,
           *       "repaid": 0,
           *       "outstanding": 900000,
           *       "reason": {
           *         "code": "police",
           *         "id": "Anda tercatat sebagai anggota Polri.",
           *         "en": "You are on the list of members of the police.",
           *         "remedy": {
           *           "correctedBy": "ministry",
           *           "institution": "Polri",
           *           "id": "Minta perbaikan data kepada Polri, lalu ajukan keberatan di sini.",
           *           "en": "Ask Polri to correct its data, then object here."
           *         },
           *         "listVersion": "police-8",
           *         "source": "police"
           *       },
           *       "stoppedAt": "2026-01-11T03:01:36.000Z",
           *       "recordedAt": "2026-01-11T03:01:36.000Z",
           *       "legalBasis": "Perpres 76/2020 pasal 13C",
           *       "items": [],
           *       "due": {
           *         "next": "2026-02-11T04:36:00.000Z",
           *         "isPaused": false,
           *         "overdue": 0
           *       },
           *       "objection": {
           *         "isOpen": false,
           *         "nothingDueUntil": "2026-02-11T03:01:36.000Z"
           *       },
           *       "plan": {
           *         "months": 6,
           *         "agreedAt": "2026-01-12T03:08:06.000Z",
           *         "instalments": [
           *           {
           *             "dueAt": "2026-02-11T04:36:00.000Z",
           *             "amount": 150000,
           *             "paid": 0,
           *             "status": "ahead"
           *           },
           *           {
           *             "dueAt": "2027-01-29T16:59:59.999Z",
           *             "amount": 150000,
           *             "paid": 0,
           *             "status": "ahead"
           *           }
           *         ]
           *       },
           *       "repayments": [],
           *       "history": [
           *         {
           *           "revision": 1,
           *           "at": "2026-01-11T03:01:36.000Z",
           *           "change": "recorded",
           *           "amount": 900000,
           *           "outstanding": 900000
           *         },
           *         {
           *           "revision": 2,
           *           "at": "2026-01-12T03:08:06.000Z",
           *           "change": "plan-agreed",
           *           "amount": 900000,
           *           "outstanding": 900000
           *         }
           *       ],
           *       "letter": "Kartu Prakerja gelombang 2023-49: pengembalian dana Rp900.00…"
           *     }
           */
          'application/json': {
            repayments: {
              reference: string;
              amount: number;
              paidOn: string;
              /** Format: date-time */
              enteredAt: string;
            }[];
            history: {
              revision: number;
              /** Format: date-time */
              at: string;
              /** @enum {unknown} */
              change: 'cancelled' | 'grown' | 'lowered' | 'plan-agreed' | 'recorded' | 'repaid-in-full';
              amount: number;
              outstanding: number;
            }[];
            letter: string;
            choice?: {
              monthsAtMost: number;
              monthlyMinimum: number;
            };
            plan?: {
              months: number;
              /** Format: date-time */
              agreedAt: string;
              instalments: components['schemas']['DuePart'][];
            };
            reason: {
              source: string;
              listVersion?: string;
              id?: string;
              en?: string;
              remedy?: components['schemas']['Remedy'];
              code: string;
            };
            /** Format: date-time */
            stoppedAt: string;
            /** Format: date-time */
            recordedAt: string;
            legalBasis: string;
            items: (
              | {
                  /** @constant */
                  kind: 'purchase';
                  orderId: string;
                  title: string;
                  /** Format: date-time */
                  at: string;
                  amount: number;
                }
              | {
                  /** @constant */
                  kind: 'payout';
                  payoutId: string;
                  /** @enum {unknown} */
                  of: 'incentive' | 'survey-incentive';
                  /** Format: date-time */
                  at: string;
                  amount: number;
                }
            )[];
            due: {
              isPaused: boolean;
              overdue: number;
              next?: string;
            };
            objection: {
              nothingDueUntil: string;
              /** Format: date-time */
              ruledAt?: string;
              isOpen: boolean;
              rule?: string;
            };
            refundDue?: number;
            waveId: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'open' | 'repaid';
            amount: number;
            repaid: number;
            outstanding: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getDebt: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 8e274603691b040be36d423120172cc6 */
        applicantId: string;
        /** @example 2023-49 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-49",
           *       "status": "open",
           *       "amount": 900000,
           *       "repaid": 0,
           *       "outstanding": 900000,
           *       "reason": {
           *         "code": "police",
           *         "id": "Anda tercatat sebagai anggota Polri.",
           *         "en": "You are on the list of members of the police.",
           *         "remedy": {
           *           "correctedBy": "ministry",
           *           "institution": "Polri",
           *           "id": "Minta perbaikan data kepada Polri, lalu ajukan keberatan di sini.",
           *           "en": "Ask Polri to correct its data, then object here."
           *         },
           *         "listVersion": "police-8",
           *         "source": "police"
           *       },
           *       "stoppedAt": "2026-01-11T03:01:36.000Z",
           *       "recordedAt": "2026-01-11T03:01:36.000Z",
           *       "legalBasis": "Perpres 76/2020 pasal 13C",
           *       "items": [],
           *       "due": {
           *         "next": "2026-02-11T03:01:36.000Z",
           *         "isPaused": false,
           *         "overdue": 0
           *       },
           *       "objection": {
           *         "isOpen": false,
           *         "nothingDueUntil": "2026-02-11T03:01:36.000Z"
           *       },
           *       "choice": {
           *         "monthsAtMost": 18,
           *         "monthlyMinimum": 50000
           *       },
           *       "repayments": [],
           *       "history": [
           *         {
           *           "revision": 1,
           *           "at": "2026-01-11T03:01:36.000Z",
           *           "change": "recorded",
           *           "amount": 900000,
           *           "outstanding": 900000
           *         }
           *       ],
           *       "letter": "Kartu Prakerja gelombang 2023-49: pengembalian dana Rp900.00…"
           *     }
           */
          'application/json': {
            repayments: {
              reference: string;
              amount: number;
              paidOn: string;
              /** Format: date-time */
              enteredAt: string;
            }[];
            history: {
              revision: number;
              /** Format: date-time */
              at: string;
              /** @enum {unknown} */
              change: 'cancelled' | 'grown' | 'lowered' | 'plan-agreed' | 'recorded' | 'repaid-in-full';
              amount: number;
              outstanding: number;
            }[];
            letter: string;
            choice?: {
              monthsAtMost: number;
              monthlyMinimum: number;
            };
            plan?: {
              months: number;
              /** Format: date-time */
              agreedAt: string;
              instalments: components['schemas']['DuePart'][];
            };
            reason: {
              source: string;
              listVersion?: string;
              id?: string;
              en?: string;
              remedy?: components['schemas']['Remedy'];
              code: string;
            };
            /** Format: date-time */
            stoppedAt: string;
            /** Format: date-time */
            recordedAt: string;
            legalBasis: string;
            items: (
              | {
                  /** @constant */
                  kind: 'purchase';
                  orderId: string;
                  title: string;
                  /** Format: date-time */
                  at: string;
                  amount: number;
                }
              | {
                  /** @constant */
                  kind: 'payout';
                  payoutId: string;
                  /** @enum {unknown} */
                  of: 'incentive' | 'survey-incentive';
                  /** Format: date-time */
                  at: string;
                  amount: number;
                }
            )[];
            due: {
              isPaused: boolean;
              overdue: number;
              next?: string;
            };
            objection: {
              nothingDueUntil: string;
              /** Format: date-time */
              ruledAt?: string;
              isOpen: boolean;
              rule?: string;
            };
            refundDue?: number;
            waveId: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'open' | 'repaid';
            amount: number;
            repaid: number;
            outstanding: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  enterRepayment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 8e274603691b040be36d423120172cc6 */
        applicantId: string;
        /** @example 2023-49 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "reference": "BNI-20230401-0001",
         *       "amount": 250000,
         *       "paidOn": "2023-04-01"
         *     }
         */
        'application/json': {
          reference: string;
          amount: number;
          /** Format: date */
          paidOn: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            repayments: {
              reference: string;
              amount: number;
              paidOn: string;
              /** Format: date-time */
              enteredAt: string;
            }[];
            history: {
              revision: number;
              /** Format: date-time */
              at: string;
              /** @enum {unknown} */
              change: 'cancelled' | 'grown' | 'lowered' | 'plan-agreed' | 'recorded' | 'repaid-in-full';
              amount: number;
              outstanding: number;
            }[];
            letter: string;
            choice?: {
              monthsAtMost: number;
              monthlyMinimum: number;
            };
            plan?: {
              months: number;
              /** Format: date-time */
              agreedAt: string;
              instalments: components['schemas']['DuePart'][];
            };
            reason: {
              source: string;
              listVersion?: string;
              id?: string;
              en?: string;
              remedy?: components['schemas']['Remedy'];
              code: string;
            };
            /** Format: date-time */
            stoppedAt: string;
            /** Format: date-time */
            recordedAt: string;
            legalBasis: string;
            items: (
              | {
                  /** @constant */
                  kind: 'purchase';
                  orderId: string;
                  title: string;
                  /** Format: date-time */
                  at: string;
                  amount: number;
                }
              | {
                  /** @constant */
                  kind: 'payout';
                  payoutId: string;
                  /** @enum {unknown} */
                  of: 'incentive' | 'survey-incentive';
                  /** Format: date-time */
                  at: string;
                  amount: number;
                }
            )[];
            due: {
              isPaused: boolean;
              overdue: number;
              next?: string;
            };
            objection: {
              nothingDueUntil: string;
              /** Format: date-time */
              ruledAt?: string;
              isOpen: boolean;
              rule?: string;
            };
            refundDue?: number;
            waveId: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'open' | 'repaid';
            amount: number;
            repaid: number;
            outstanding: number;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-49",
           *       "status": "open",
           *       "amount": 900000,
           *       "repaid": 250000,
           *       "outstanding": 650000,
           *       "reason": {
           *         "code": "police",
           *         "id": "Anda tercatat sebagai anggota Polri.",
           *         "en": "You are on the list of members of the police.",
           *         "remedy": {
           *           "correctedBy": "ministry",
           *           "institution": "Polri",
           *           "id": "Minta perbaikan data kepada Polri, lalu ajukan keberatan di sini.",
           *           "en": "Ask Polri to correct its data, then object here."
           *         },
           *         "listVersion": "police-8",
           *         "source": "police"
           *       },
           *       "stoppedAt": "2026-01-11T03:01:36.000Z",
           *       "recordedAt": "2026-01-11T03:01:36.000Z",
           *       "legalBasis": "Perpres 76/2020 pasal 13C",
           *       "items": [],
           *       "due": {
           *         "next": "2027-01-29T16:59:59.999Z",
           *         "isPaused": false,
           *         "overdue": 0
           *       },
           *       "objection": {
           *         "isOpen": false,
           *         "nothingDueUntil": "2026-02-11T03:01:36.000Z"
           *       },
           *       "plan": {
           *         "months": 6,
           *         "agreedAt": "2026-01-12T03:08:06.000Z",
           *         "instalments": [
           *           {
           *             "dueAt": "2026-02-11T04:36:00.000Z",
           *             "amount": 150000,
           *             "paid": 150000,
           *             "status": "paid"
           *           },
           *           {
           *             "dueAt": "2027-01-29T16:59:59.999Z",
           *             "amount": 150000,
           *             "paid": 100000,
           *             "status": "ahead"
           *           }
           *         ]
           *       },
           *       "repayments": [
           *         {
           *           "reference": "BNI-20230401-0001",
           *           "amount": 250000,
           *           "paidOn": "2023-04-01",
           *           "enteredAt": "2026-01-12T03:08:07.000Z"
           *         }
           *       ],
           *       "history": [
           *         {
           *           "revision": 1,
           *           "at": "2026-01-11T03:01:36.000Z",
           *           "change": "recorded",
           *           "amount": 900000,
           *           "outstanding": 900000
           *         },
           *         {
           *           "revision": 2,
           *           "at": "2026-01-12T03:08:06.000Z",
           *           "change": "plan-agreed",
           *           "amount": 900000,
           *           "outstanding": 900000
           *         }
           *       ],
           *       "letter": "Kartu Prakerja gelombang 2023-49: pengembalian dana Rp900.00…"
           *     }
           */
          'application/json': {
            repayments: {
              reference: string;
              amount: number;
              paidOn: string;
              /** Format: date-time */
              enteredAt: string;
            }[];
            history: {
              revision: number;
              /** Format: date-time */
              at: string;
              /** @enum {unknown} */
              change: 'cancelled' | 'grown' | 'lowered' | 'plan-agreed' | 'recorded' | 'repaid-in-full';
              amount: number;
              outstanding: number;
            }[];
            letter: string;
            choice?: {
              monthsAtMost: number;
              monthlyMinimum: number;
            };
            plan?: {
              months: number;
              /** Format: date-time */
              agreedAt: string;
              instalments: components['schemas']['DuePart'][];
            };
            reason: {
              source: string;
              listVersion?: string;
              id?: string;
              en?: string;
              remedy?: components['schemas']['Remedy'];
              code: string;
            };
            /** Format: date-time */
            stoppedAt: string;
            /** Format: date-time */
            recordedAt: string;
            legalBasis: string;
            items: (
              | {
                  /** @constant */
                  kind: 'purchase';
                  orderId: string;
                  title: string;
                  /** Format: date-time */
                  at: string;
                  amount: number;
                }
              | {
                  /** @constant */
                  kind: 'payout';
                  payoutId: string;
                  /** @enum {unknown} */
                  of: 'incentive' | 'survey-incentive';
                  /** Format: date-time */
                  at: string;
                  amount: number;
                }
            )[];
            due: {
              isPaused: boolean;
              overdue: number;
              next?: string;
            };
            objection: {
              nothingDueUntil: string;
              /** Format: date-time */
              ruledAt?: string;
              isOpen: boolean;
              rule?: string;
            };
            refundDue?: number;
            waveId: string;
            /** @enum {unknown} */
            status: 'cancelled' | 'open' | 'repaid';
            amount: number;
            repaid: number;
            outstanding: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getChallenge: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "required": false,
           *       "challenge": "AQBrDEUmawxMLhKcstvcXRviDzNosMdgPyog",
           *       "difficulty": 18,
           *       "expiresAt": "2026-01-12T03:36:46.000Z",
           *       "insteadOfWork": {
           *         "method": "POST",
           *         "url": "/v1/registrations/waiting-place",
           *         "waitSeconds": 60
           *       }
           *     }
           */
          'application/json': {
            required: boolean;
            challenge: string;
            difficulty: number;
            /** Format: date-time */
            expiresAt: string;
            insteadOfWork: {
              method: string;
              url: string;
              waitSeconds: number;
            };
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  waitToRegister: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "required": false,
           *       "challenge": "AQFrDEV4awxMgAA-WzjrP7Is6Zrvb_MRq975",
           *       "sendFrom": "2026-01-12T03:08:08.000Z",
           *       "sendUntil": "2026-01-12T03:38:08.000Z"
           *     }
           */
          'application/json': {
            required: boolean;
            challenge: string;
            sendFrom: string;
            sendUntil: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getRegistrationChallenge: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "on": false,
           *       "difficulty": 18,
           *       "waitSeconds": 60,
           *       "turnsPerMinute": 600,
           *       "revision": 0,
           *       "reason": "",
           *       "setBy": "",
           *       "revisions": []
           *     }
           */
          'application/json': {
            revisions: {
              /** @description Whether who registers needs a proof. */
              on: boolean;
              /** @description Zero bits at the start of a hash; each one more doubles the work. */
              difficulty: number;
              /** @description How long who waits waits at least, in seconds. */
              waitSeconds: number;
              /** @description How many of those who wait get their turn in a minute, all together. */
              turnsPerMinute: number;
              revision: number;
              reason: string;
              setBy: string;
              /** Format: date-time */
              setAt?: string;
            }[];
            /** @description Whether who registers needs a proof. */
            on: boolean;
            /** @description Zero bits at the start of a hash; each one more doubles the work. */
            difficulty: number;
            /** @description How long who waits waits at least, in seconds. */
            waitSeconds: number;
            /** @description How many of those who wait get their turn in a minute, all together. */
            turnsPerMinute: number;
            revision: number;
            reason: string;
            setBy: string;
            /** Format: date-time */
            setAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  setRegistrationChallenge: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "on": false,
         *       "difficulty": 18,
         *       "waitSeconds": 60,
         *       "turnsPerMinute": 600,
         *       "revision": 0,
         *       "reason": "Ujian rem pendaftaran."
         *     }
         */
        'application/json': {
          on: boolean;
          difficulty: number;
          waitSeconds: number;
          turnsPerMinute: number;
          revision: number;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "on": false,
           *       "difficulty": 18,
           *       "waitSeconds": 60,
           *       "turnsPerMinute": 600,
           *       "reason": "Ujian rem pendaftaran.",
           *       "revision": 1,
           *       "setBy": "staff-who-tries",
           *       "setAt": "2026-01-12T03:08:08.000Z"
           *     }
           */
          'application/json': {
            /** @description Whether who registers needs a proof. */
            on: boolean;
            /** @description Zero bits at the start of a hash; each one more doubles the work. */
            difficulty: number;
            /** @description How long who waits waits at least, in seconds. */
            waitSeconds: number;
            /** @description How many of those who wait get their turn in a minute, all together. */
            turnsPerMinute: number;
            revision: number;
            reason: string;
            setBy: string;
            /** Format: date-time */
            setAt?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listFeatures: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "at": "2026-01-12T03:00:21.000Z",
           *       "features": [
           *         {
           *           "feature": "registration",
           *           "names": {
           *             "id": "Pendaftaran dan perbaikan data",
           *             "en": "Registering and correcting a registration"
           *           },
           *           "routes": [
           *             "POST /v1/registrations",
           *             "PUT /v1/registrations/me"
           *           ],
           *           "share": 100,
           *           "revision": 0,
           *           "reason": "",
           *           "setBy": "",
           *           "revisions": []
           *         },
           *         {
           *           "feature": "joining",
           *           "names": {
           *             "id": "Bergabung dengan gelombang",
           *             "en": "Joining a wave"
           *           },
           *           "routes": [
           *             "POST /v1/waves/{waveId}/enrollments",
           *             "POST /v1/help-desk/visits/{visitId}/enrollments"
           *           ],
           *           "share": 100,
           *           "revision": 0,
           *           "reason": "",
           *           "setBy": "",
           *           "revisions": []
           *         }
           *       ]
           *     }
           */
          'application/json': {
            /** Format: date-time */
            at: string;
            features: components['schemas']['FeatureView'][];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  setFeature: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example surveys */
        feature: 'registration' | 'joining' | 'purchase' | 'payout-account' | 'reviews' | 'surveys' | 'help-desk';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "share": 100,
         *       "revision": 0,
         *       "reason": "Ujian sakelar survei."
         *     }
         */
        'application/json': {
          share: number;
          revision: number;
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "feature": "surveys",
           *       "share": 100,
           *       "reason": "Ujian sakelar survei.",
           *       "revision": 1,
           *       "setBy": "staff-who-tries",
           *       "setAt": "2026-01-12T03:00:35.000Z"
           *     }
           */
          'application/json': {
            share: number;
            revision: number;
            reason: string;
            setBy: string;
            /** Format: date-time */
            setAt?: string;
            /** @enum {unknown} */
            feature: 'help-desk' | 'joining' | 'payout-account' | 'purchase' | 'registration' | 'reviews' | 'surveys';
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  requestVisit: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "nik": "3522015506790005",
         *       "topic": "wave",
         *       "purpose": "Warga ingin bergabung ke gelombang."
         *     }
         */
        'application/json': {
          nik: string;
          /** @enum {string} */
          topic: 'registration' | 'wave' | 'objection' | 'incentive' | 'debt' | 'other';
          purpose: string;
        };
      };
    };
    responses: {
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "visitId": "b8dacedd7d89d79e3b99b4b3714d570b",
           *       "validUntil": "2026-01-12T03:18:08.000Z"
           *     }
           */
          'application/json': {
            visitId: string;
            validUntil: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  openVisit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 5129e70f8c0c40be07908f1b3f0f932b */
        visitId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "code": "059836"
         *     }
         */
        'application/json': {
          code: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "visitId": "5129e70f8c0c40be07908f1b3f0f932b",
           *       "openedAt": "2026-01-12T03:00:26.000Z",
           *       "openUntil": "2026-01-12T03:30:26.000Z"
           *     }
           */
          'application/json': {
            visitId: string;
            /** Format: date-time */
            openedAt: string;
            openUntil: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  endVisit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 5129e70f8c0c40be07908f1b3f0f932b */
        visitId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done; there is nothing to say. */
      204: {
        headers: {
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  getVisitedRegistration: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example df318c094a901707c718d55e1fa32eef */
        visitId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "refused",
           *       "submittedAt": "2026-01-12T03:00:48.000Z",
           *       "updatedAt": "2026-01-12T03:00:50.000Z",
           *       "nik": "************1604",
           *       "profile": {
           *         "education": "bachelor",
           *         "occupation": "informal-worker",
           *         "employment": "not-seeking-work",
           *         "priorityGroups": []
           *       },
           *       "consent": {
           *         "version": "2023-1",
           *         "at": "2026-01-12T03:00:48.000Z"
           *       },
           *       "verification": {
           *         "outcome": "matched",
           *         "at": "2026-01-12T03:00:50.000Z",
           *         "regency": {
           *           "code": "32.12",
           *           "name": "Kabupaten Indramayu"
           *         }
           *       },
           *       "decision": {
           *         "scheme": "normal",
           *         "ruleVersion": "normal-2023.1",
           *         "on": "2026-11-30",
           *         "asOf": "2026-01-12T03:00:50.000Z",
           *         "outcome": "not-eligible",
           *         "findings": [
           *           {
           *             "rule": "identity",
           *             "outcome": "met",
           *             "source": "registry",
           *             "legalBasis": "Official FAQ, prakerja.go.id/en/tanya-jawab"
           *           },
           *           {
           *             "rule": "citizenship",
           *             "outcome": "met",
           *             "source": "registry",
           *             "legalBasis": "Official FAQ, prakerja.go.id/en/tanya-jawab"
           *           }
           *         ],
           *         "listVersions": {},
           *         "slots": 2,
           *         "groups": []
           *       },
           *       "openObjections": [],
           *       "waivers": []
           *     }
           */
          'application/json': {
            openObjections: {
              rule: string;
              caseId: string;
            }[];
            waivers: {
              rule: string;
              /** Format: date-time */
              at: string;
              caseId: string;
            }[];
            decision?: {
              findings: (
                | {
                    /** @description The rule's key, such as `age_min`. */
                    rule: string;
                    /** @enum {unknown} */
                    outcome: 'failed' | 'met' | 'waived';
                    /** @description Where the fact comes from: `registry`, `applicant`, `programme`, or a list's source. */
                    source: string;
                    legalBasis: string;
                    /** @description The version of the list that decided, where one did. */
                    listVersion?: string;
                  }
                | {
                    /** @enum {unknown} */
                    code:
                      | 'age-over-maximum'
                      | 'age-under-minimum'
                      | 'birth-date-mismatch'
                      | 'citizenship-unproven'
                      | 'earlier-recipient'
                      | 'given-up'
                      | 'household-limit-reached'
                      | 'kk-mismatch'
                      | 'left'
                      | 'listed'
                      | 'name-mismatch'
                      | 'nik-corrected'
                      | 'nik-deceased'
                      | 'nik-held-by-another'
                      | 'nik-not-found'
                      | 'not-verified'
                      | 'occupation-excluded'
                      | 'official'
                      | 'police'
                      | 'regency-not-in-wave'
                      | 'revoked'
                      | 'shared-means-confirmed'
                      | 'social-aid-recipient'
                      | 'soldier'
                      | 'state-company-board'
                      | 'student'
                      | 'student-declared'
                      | 'target-group-not-met'
                      | 'village-official';
                    id: string;
                    en: string;
                    detail: string;
                    remedy: {
                      detail: string;
                      correctAt: string;
                      objectAt: string;
                      /**
                       * @description `ministry`: the fact is kept by others and is corrected there. `applicant`: the person corrects it here. `programme`: only a person's review helps.
                       * @enum {unknown}
                       */
                      correctedBy: 'applicant' | 'ministry' | 'programme';
                      institution: string;
                      id: string;
                      en: string;
                    };
                    /** @description The rule's key, such as `age_min`. */
                    rule: string;
                    /** @enum {unknown} */
                    outcome: 'failed' | 'met' | 'waived';
                    /** @description Where the fact comes from: `registry`, `applicant`, `programme`, or a list's source. */
                    source: string;
                    legalBasis: string;
                    /** @description The version of the list that decided, where one did. */
                    listVersion?: string;
                  }
              )[];
              /** @enum {unknown} */
              scheme: 'normal' | 'semi-bansos';
              ruleVersion: string;
              /** @description The date (YYYY-MM-DD, WIB) on which age and other dated conditions count. */
              on: string;
              /** @description The instant of the change that led to this decision. */
              asOf: string;
              /** @enum {unknown} */
              outcome: 'eligible' | 'not-eligible';
              listVersions: {
                [key: string]: string;
              };
              /** @description How many more recipients this family card may have: 0, 1 or 2. */
              slots: number;
              /** @description The groups with a reserved share to which the person provably belongs. */
              groups: string[];
            };
            verification?: {
              regency?: {
                code: string;
                name: string;
              };
              /** @enum {unknown} */
              outcome:
                | 'birth-date-mismatch'
                | 'deceased'
                | 'kk-mismatch'
                | 'matched'
                | 'name-mismatch'
                | 'not-found'
                | 'not-holder'
                | 'pending';
              /** Format: date-time */
              at: string;
            };
            card?: {
              waveId: string;
              /** @enum {unknown} */
              state: 'active' | 'ended' | 'held' | 'stopped';
            };
            /** @enum {unknown} */
            status: 'recipient' | 'refused' | 'verified' | 'verifying';
            /** Format: date-time */
            submittedAt: string;
            /** Format: date-time */
            updatedAt: string;
            nik: string;
            profile: {
              /**
               * @description Highest level finished.
               * @enum {unknown}
               */
              education:
                'bachelor' | 'diploma' | 'junior-secondary' | 'none' | 'postgraduate' | 'primary' | 'senior-secondary';
              /** @enum {unknown} */
              occupation:
                | 'civil-servant'
                | 'council-member'
                | 'farmer-fisher'
                | 'household'
                | 'informal-worker'
                | 'none'
                | 'police'
                | 'private-employee'
                | 'self-employed'
                | 'soldier'
                | 'state-company-board'
                | 'state-official'
                | 'student'
                | 'village-official';
              /** @enum {unknown} */
              employment:
                'furloughed' | 'job-seeker' | 'laid-off' | 'micro-small-business' | 'not-seeking-work' | 'worker';
              priorityGroups: ('disability' | 'laid-off' | 'migrant-workers')[];
            };
            consent: {
              version: string;
              /** Format: date-time */
              at: string;
            };
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getVisitedEnrollment: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 5129e70f8c0c40be07908f1b3f0f932b */
        visitId: string;
        /** @example 2023-71 */
        waveId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-71",
           *       "ticket": "d5c59c3262840fc0a999c9d0284b6303",
           *       "status": "joined",
           *       "joinedAt": "2026-01-12T03:00:33.000Z",
           *       "standing": {
           *         "state": "eligible",
           *         "regency": {
           *           "code": "32.78",
           *           "name": "Kota Tasikmalaya"
           *         }
           *       },
           *       "wave": {
           *         "status": "open",
           *         "closesAt": "2026-01-12T04:00:12.000Z",
           *         "cutoffAt": "2026-01-12T04:00:12.000Z",
           *         "drawAt": "2026-01-12T04:00:12.000Z"
           *       }
           *     }
           */
          'application/json':
            | {
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                waveId: string;
                ticket: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              }
            | {
                proof: {
                  line: string;
                  leafIndex: number;
                  treeSize: number;
                  path: string[];
                  root: string;
                  /** @enum {unknown} */
                  tree: 'applicants' | 'excluded';
                };
                commitment: string;
                applicants?: number;
                places?: number;
                winners?: number;
                lastWinner?: {
                  reserve?: {
                    rank: number;
                    score: string;
                  };
                  open?: {
                    rank: number;
                    score: string;
                  };
                };
                reason?: {
                  listVersion?: string;
                  id?: string;
                  en?: string;
                  remedy?: components['schemas']['Remedy'];
                  code: string;
                };
                rank?: number;
                regency: {
                  code: string;
                  name: string;
                };
                id: string;
                en: string;
                waveId: string;
                run: number;
                ticket: string;
                outcome: string;
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              }
            | {
                award:
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      id: string;
                      en: string;
                      /** Format: date-time */
                      stoppedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      heldBecause:
                        'earlier-recipient' | 'household-limit-reached' | 'identity-changed' | 'identity-disputed';
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      endedBecause: 'given-up' | 'listed' | 'redrawn' | 'revoked';
                      /** Format: date-time */
                      endedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      reason: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      endedBecause: 'given-up' | 'listed' | 'redrawn' | 'revoked';
                      /** Format: date-time */
                      endedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      firstPurchaseDeadline: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    };
                proof: {
                  line: string;
                  leafIndex: number;
                  treeSize: number;
                  path: string[];
                  root: string;
                  /** @enum {unknown} */
                  tree: 'applicants' | 'excluded';
                };
                commitment: string;
                applicants?: number;
                places?: number;
                winners?: number;
                lastWinner?: {
                  reserve?: {
                    rank: number;
                    score: string;
                  };
                  open?: {
                    rank: number;
                    score: string;
                  };
                };
                reason?: {
                  listVersion?: string;
                  id?: string;
                  en?: string;
                  remedy?: components['schemas']['Remedy'];
                  code: string;
                };
                rank?: number;
                regency: {
                  code: string;
                  name: string;
                };
                id: string;
                en: string;
                waveId: string;
                run: number;
                ticket: string;
                outcome: string;
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              }
            | {
                place: {
                  regency: {
                    code: string;
                    name: string;
                  };
                  proof: {
                    line: string;
                    leafIndex: number;
                    treeSize: number;
                    path: string[];
                    root: string;
                    /** @enum {unknown} */
                    tree: 'applicants' | 'excluded';
                  };
                  commitment: string;
                  round: number;
                  /** Format: date-time */
                  roundAt: string;
                  objectUntil: string;
                  id: string;
                  en: string;
                  run: number;
                  /** @enum {unknown} */
                  list: 'applicants' | 'excluded';
                };
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                waveId: string;
                ticket: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              }
            | {
                proof: {
                  line: string;
                  leafIndex: number;
                  treeSize: number;
                  path: string[];
                  root: string;
                  /** @enum {unknown} */
                  tree: 'applicants' | 'excluded';
                };
                commitment: string;
                applicants?: number;
                places?: number;
                winners?: number;
                lastWinner?: {
                  reserve?: {
                    rank: number;
                    score: string;
                  };
                  open?: {
                    rank: number;
                    score: string;
                  };
                };
                reason?: {
                  listVersion?: string;
                  id?: string;
                  en?: string;
                  remedy?: components['schemas']['Remedy'];
                  code: string;
                };
                rank?: number;
                regency: {
                  code: string;
                  name: string;
                };
                id: string;
                en: string;
                waveId: string;
                run: number;
                ticket: string;
                outcome: string;
                place: {
                  regency: {
                    code: string;
                    name: string;
                  };
                  proof: {
                    line: string;
                    leafIndex: number;
                    treeSize: number;
                    path: string[];
                    root: string;
                    /** @enum {unknown} */
                    tree: 'applicants' | 'excluded';
                  };
                  commitment: string;
                  round: number;
                  /** Format: date-time */
                  roundAt: string;
                  objectUntil: string;
                  id: string;
                  en: string;
                  run: number;
                  /** @enum {unknown} */
                  list: 'applicants' | 'excluded';
                };
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              }
            | {
                award:
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      id: string;
                      en: string;
                      /** Format: date-time */
                      stoppedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      heldBecause:
                        'earlier-recipient' | 'household-limit-reached' | 'identity-changed' | 'identity-disputed';
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      endedBecause: 'given-up' | 'listed' | 'redrawn' | 'revoked';
                      /** Format: date-time */
                      endedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      reason: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      id: string;
                      en: string;
                      /** @enum {unknown} */
                      endedBecause: 'given-up' | 'listed' | 'redrawn' | 'revoked';
                      /** Format: date-time */
                      endedAt?: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    }
                  | {
                      firstPurchaseDeadline: string;
                      /** @enum {unknown} */
                      state: 'active' | 'ended' | 'held' | 'stopped';
                      /** Format: date-time */
                      releasedAt?: string;
                      cardNumber: string;
                      balance: number;
                      /** Format: date-time */
                      announcedAt: string;
                    };
                proof: {
                  line: string;
                  leafIndex: number;
                  treeSize: number;
                  path: string[];
                  root: string;
                  /** @enum {unknown} */
                  tree: 'applicants' | 'excluded';
                };
                commitment: string;
                applicants?: number;
                places?: number;
                winners?: number;
                lastWinner?: {
                  reserve?: {
                    rank: number;
                    score: string;
                  };
                  open?: {
                    rank: number;
                    score: string;
                  };
                };
                reason?: {
                  listVersion?: string;
                  id?: string;
                  en?: string;
                  remedy?: components['schemas']['Remedy'];
                  code: string;
                };
                rank?: number;
                regency: {
                  code: string;
                  name: string;
                };
                id: string;
                en: string;
                waveId: string;
                run: number;
                ticket: string;
                outcome: string;
                place: {
                  regency: {
                    code: string;
                    name: string;
                  };
                  proof: {
                    line: string;
                    leafIndex: number;
                    treeSize: number;
                    path: string[];
                    root: string;
                    /** @enum {unknown} */
                    tree: 'applicants' | 'excluded';
                  };
                  commitment: string;
                  round: number;
                  /** Format: date-time */
                  roundAt: string;
                  objectUntil: string;
                  id: string;
                  en: string;
                  run: number;
                  /** @enum {unknown} */
                  list: 'applicants' | 'excluded';
                };
                selection?: {
                  id: string;
                  en: string;
                  /** @enum {unknown} */
                  stage:
                    | 'award'
                    | 'barrier'
                    | 'beacon'
                    | 'call'
                    | 'collect'
                    | 'commit'
                    | 'draw'
                    | 'freeze'
                    | 'gate'
                    | 'notify'
                    | 'publish'
                    | 'record'
                    | 'seal';
                };
                standing:
                  | {
                      /** @constant */
                      state: 'pending';
                    }
                  | {
                      reason?: {
                        listVersion?: string;
                        id?: string;
                        en?: string;
                        remedy?: components['schemas']['Remedy'];
                        code: string;
                      };
                      regency?: {
                        code: string;
                        name: string;
                      };
                      /** @enum {unknown} */
                      state: 'eligible' | 'excluded';
                    };
                wave: {
                  /** @enum {unknown} */
                  status: 'closed' | 'open' | 'planned' | 'published' | 'selecting';
                  /** Format: date-time */
                  closesAt: string;
                  /** Format: date-time */
                  cutoffAt: string;
                  /** Format: date-time */
                  drawAt: string;
                };
                /** Format: date-time */
                leftAt?: string;
                status: string;
                /** Format: date-time */
                joinedAt: string;
              };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  joinWaveInVisit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 5129e70f8c0c40be07908f1b3f0f932b */
        visitId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "waveId": "2023-71"
         *     }
         */
        'application/json': {
          waveId: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            statusUrl: string;
            waveId: string;
            ticket: string;
            /** Format: date-time */
            joinedAt: string;
            receipt: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-71",
           *       "ticket": "d5c59c3262840fc0a999c9d0284b6303",
           *       "joinedAt": "2026-01-12T03:00:33.000Z",
           *       "receipt": "eyJhbGciOiJFUzI1NiIsInR5cCI6InByYWtlcmphLXJlY2VpcHQrandzIiwi…",
           *       "statusUrl": "/v1/help-desk/visits/5129e70f8c0c40be07908f1b3f0f932b/enrollments/2023-71"
           *     }
           */
          'application/json': {
            statusUrl: string;
            waveId: string;
            ticket: string;
            /** Format: date-time */
            joinedAt: string;
            receipt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  objectInVisit: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example df318c094a901707c718d55e1fa32eef */
        visitId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "rule": "target_group",
         *       "statement": "Saya sedang mencari kerja."
         *     }
         */
        'application/json': {
          rule: string;
          statement: string;
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "caseId": "741719f48c3f415d867b6447",
           *       "rule": "target_group",
           *       "status": "open",
           *       "openedAt": "2026-01-12T03:00:52.000Z"
           *     }
           */
          'application/json': {
            caseId: string;
            rule: string;
            status: string;
            /** Format: date-time */
            openedAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getVisitedIncentives: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 5129e70f8c0c40be07908f1b3f0f932b */
        visitId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "incentives": []
           *     }
           */
          'application/json': {
            payoutAccount?: {
              next: string;
              history: {
                fault?:
                  | {
                      /** Format: date-time */
                      at: string;
                      /** @enum {unknown} */
                      code: 'identity-differs' | 'inactive' | 'not-found' | 'not-upgraded' | 'phone-differs';
                      detail: string;
                    }
                  | {
                      /** Format: date-time */
                      at: string;
                      /** @enum {unknown} */
                      code: 'limit-exceeded' | 'other';
                      /** @enum {unknown} */
                      detail:
                        | 'A payment to this account was rejected. Ask its bank, then link it again, or link another one.'
                        | 'Pembayaran ke rekening ini ditolak. Tanyakan kepada banknya, lalu tautkan lagi, atau tautkan rekening lain.'
                        | 'Saldo akun ini melampaui batas. Kosongkan atau tingkatkan akun, lalu tautkan lagi.'
                        | 'The balance of this account is over its limit. Empty or upgrade it, then link it again.';
                    };
                /** Format: date-time */
                undoneAt?: string;
                /** Format: date-time */
                linkedAt: string;
                usableFrom: string;
                version: number;
                /** @enum {unknown} */
                channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
                number: string;
              }[];
              fault?:
                | {
                    /** Format: date-time */
                    at: string;
                    /** @enum {unknown} */
                    code: 'identity-differs' | 'inactive' | 'not-found' | 'not-upgraded' | 'phone-differs';
                    detail: string;
                  }
                | {
                    /** Format: date-time */
                    at: string;
                    /** @enum {unknown} */
                    code: 'limit-exceeded' | 'other';
                    /** @enum {unknown} */
                    detail:
                      | 'A payment to this account was rejected. Ask its bank, then link it again, or link another one.'
                      | 'Pembayaran ke rekening ini ditolak. Tanyakan kepada banknya, lalu tautkan lagi, atau tautkan rekening lain.'
                      | 'Saldo akun ini melampaui batas. Kosongkan atau tingkatkan akun, lalu tautkan lagi.'
                      | 'The balance of this account is over its limit. Empty or upgrade it, then link it again.';
                  };
              objectionUntil?: string;
              paidTo?: {
                version: number;
                /** @enum {unknown} */
                channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
                number: string;
              };
              /** @enum {unknown} */
              status: 'cooling' | 'faulty' | 'usable';
              /** Format: date-time */
              linkedAt: string;
              usableFrom: string;
              version: number;
              /** @enum {unknown} */
              channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
              number: string;
            };
            incentives: {
              payout?: {
                because?: string;
                next?: string;
                /** Format: date-time */
                settledAt?: string;
                expected?: {
                  from: string;
                  to: string;
                };
                /** @enum {unknown} */
                status: 'bounced' | 'paid' | 'under-way' | 'withdrawn';
                attempt: number;
                /** @enum {unknown} */
                channel: 'BCA' | 'BNI' | 'DANA' | 'GOPAY' | 'LINKAJA' | 'OVO';
                accountVersion: number;
                /** Format: date-time */
                readyAt: string;
              };
              decision?: {
                reasons?: {
                  detail?: string;
                  remedy?: {
                    /** @enum {unknown} */
                    correctedBy: 'applicant' | 'ministry' | 'programme';
                    institution: string;
                    detail: string;
                    objectAt: string;
                  };
                  listVersion?: string;
                  code: string;
                  source: string;
                }[];
                /** @enum {unknown} */
                outcome: 'approved' | 'refused';
                /** Format: date-time */
                decidedAt: string;
                ruleVersion: string;
                listVersions: {
                  [key: string]: string;
                };
              };
              waveId: string;
              /** @enum {unknown} */
              kind: 'post-training' | 'survey';
              part: string;
              amount: number;
              state: string;
              headline: string;
              steps: {
                text: string;
                /** @enum {unknown} */
                step:
                  | 'card'
                  | 'certificate'
                  | 'instalment'
                  | 'payout'
                  | 'payout-account'
                  | 'rating-and-review'
                  | 'screening'
                  | 'survey';
                /** @enum {unknown} */
                status: 'done' | 'failed' | 'waiting';
                /**
                 * Format: date-time
                 * @description ISO 8601.
                 */
                at?: string;
                /** @enum {unknown} */
                because?:
                  | 'account-cooling'
                  | 'account-faulty'
                  | 'account-not-linked'
                  | 'account-not-payable'
                  | 'account-of-another-nik'
                  | 'card-ended'
                  | 'card-held'
                  | 'card-stopped'
                  | 'certificate-revoked'
                  | 'course-not-completed'
                  | 'first-instalment-open'
                  | 'instalment-not-due'
                  | 'payout-bounced'
                  | 'payout-not-ready'
                  | 'payout-under-way'
                  | 'payout-withdrawn'
                  | 'review-not-given'
                  | 'screening-not-done'
                  | 'screening-refused'
                  | 'shared-means-open'
                  | 'survey-not-answered';
                /** @description YYYY-MM-DD, in WIB. */
                from?: string;
              }[];
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getVisitedDebts: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 5129e70f8c0c40be07908f1b3f0f932b */
        visitId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "debts": []
           *     }
           */
          'application/json': {
            debts: {
              repayments: {
                reference: string;
                amount: number;
                paidOn: string;
                /** Format: date-time */
                enteredAt: string;
              }[];
              history: {
                revision: number;
                /** Format: date-time */
                at: string;
                /** @enum {unknown} */
                change: 'cancelled' | 'grown' | 'lowered' | 'plan-agreed' | 'recorded' | 'repaid-in-full';
                amount: number;
                outstanding: number;
              }[];
              letter: string;
              choice?: {
                monthsAtMost: number;
                monthlyMinimum: number;
              };
              plan?: {
                months: number;
                /** Format: date-time */
                agreedAt: string;
                instalments: components['schemas']['DuePart'][];
              };
              reason: {
                source: string;
                listVersion?: string;
                id?: string;
                en?: string;
                remedy?: components['schemas']['Remedy'];
                code: string;
              };
              /** Format: date-time */
              stoppedAt: string;
              /** Format: date-time */
              recordedAt: string;
              legalBasis: string;
              items: (
                | {
                    /** @constant */
                    kind: 'purchase';
                    orderId: string;
                    title: string;
                    /** Format: date-time */
                    at: string;
                    amount: number;
                  }
                | {
                    /** @constant */
                    kind: 'payout';
                    payoutId: string;
                    /** @enum {unknown} */
                    of: 'incentive' | 'survey-incentive';
                    /** Format: date-time */
                    at: string;
                    amount: number;
                  }
              )[];
              due: {
                isPaused: boolean;
                overdue: number;
                next?: string;
              };
              objection: {
                nothingDueUntil: string;
                /** Format: date-time */
                ruledAt?: string;
                isOpen: boolean;
                rule?: string;
              };
              refundDue?: number;
              waveId: string;
              /** @enum {unknown} */
              status: 'cancelled' | 'open' | 'repaid';
              amount: number;
              repaid: number;
              outstanding: number;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listOwnAccesses: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "accesses": [
           *         {
           *           "accessId": "MjAyNi0xMS0yOVQxNTozMDo0My40ODdaI2ZkYzg5MDE5LWUxZDctNDRmMC05ZjA2LTc4YTlhYmNmN2ZmNg",
           *           "at": "2026-01-12T03:06:43.000Z",
           *           "by": {
           *             "roles": [
           *               {
           *                 "role": "operator",
           *                 "id": "operator program",
           *                 "en": "operator of the programme"
           *               }
           *             ],
           *             "office": {
           *               "code": "32.01",
           *               "id": "Kabupaten Bogor",
           *               "en": "Kabupaten Bogor"
           *             }
           *           },
           *           "action": {
           *             "code": "get-debt",
           *             "id": "Melihat kewajiban pengembalian Anda",
           *             "en": "Looked at what you have to pay back"
           *           }
           *         },
           *         {
           *           "accessId": "MjAyNi0xMS0yOVQxNTozMDoyMi4zNzFaI2I5NTM3YTE3LTVmMTYtNGE3Mi05YmU0LWMxZmNkOTQ1MjkyYw",
           *           "at": "2026-01-12T03:06:22.000Z",
           *           "by": {
           *             "roles": [
           *               {
           *                 "role": "operator",
           *                 "id": "operator program",
           *                 "en": "operator of the programme"
           *               }
           *             ],
           *             "office": {
           *               "code": "32.01",
           *               "id": "Kabupaten Bogor",
           *               "en": "Kabupaten Bogor"
           *             }
           *           },
           *           "action": {
           *             "code": "get-incentives",
           *             "id": "Melihat insentif dan pembayaran Anda",
           *             "en": "Looked at your incentives and payments"
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': {
            nextCursor?: string;
            accesses: components['schemas']['AccessView'][];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  objectToAccess: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example MjAyNi0xMS0yOVQxNTozMDo0My40ODdaI2ZkYzg5MDE5LWUxZDctNDRmMC05ZjA2LTc4YTlhYmNmN2ZmNg */
        accessId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "statement": "Saya tidak datang ke posko."
         *     }
         */
        'application/json': {
          statement: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** @enum {unknown} */
            decision?: 'reject' | 'uphold';
            /** Format: date-time */
            decidedAt?: string;
            caseId: string;
            accessId: string;
            /** @enum {unknown} */
            status: 'closed' | 'open';
            /** Format: date-time */
            openedAt: string;
          };
        };
      };
      /** @description Made. */
      201: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "caseId": "1a7539100dfa9b6cc59b31e6",
           *       "accessId": "MjAyNi0xMS0yOVQxNTozMDo0My40ODdaI2ZkYzg5MDE5LWUxZDctNDRmMC05ZjA2LTc4YTlhYmNmN2ZmNg",
           *       "status": "open",
           *       "openedAt": "2026-01-12T03:08:10.000Z"
           *     }
           */
          'application/json': {
            /** @enum {unknown} */
            decision?: 'reject' | 'uphold';
            /** Format: date-time */
            decidedAt?: string;
            caseId: string;
            accessId: string;
            /** @enum {unknown} */
            status: 'closed' | 'open';
            /** Format: date-time */
            openedAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getContacts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "phone": "**********0003",
           *       "email": "u***@warga.example",
           *       "pending": []
           *     }
           */
          'application/json': {
            codeSent?: {
              validUntil: string;
              triesLeft: number;
              to: {
                /** @enum {unknown} */
                field: 'email' | 'phone';
                to: string;
              }[];
            };
            phone: string;
            email: string;
            /** @description Confirmed, and in force from an instant on unless it is objected to. */
            pending: {
              /** @enum {unknown} */
              field: 'email' | 'phone';
              version: number;
              to: string;
              /** Format: date-time */
              confirmedAt: string;
              effectiveFrom: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  changeContacts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "phone": "081299990001",
         *       "email": "baru@contoh.example"
         *     }
         */
        'application/json': {
          phone?: string;
          email?: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            codeSent?: {
              validUntil: string;
              triesLeft: number;
              to: {
                /** @enum {unknown} */
                field: 'email' | 'phone';
                to: string;
              }[];
            };
            phone: string;
            email: string;
            /** @description Confirmed, and in force from an instant on unless it is objected to. */
            pending: {
              /** @enum {unknown} */
              field: 'email' | 'phone';
              version: number;
              to: string;
              /** Format: date-time */
              confirmedAt: string;
              effectiveFrom: string;
            }[];
          };
        };
      };
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "phone": "**********0003",
           *       "email": "u***@warga.example",
           *       "pending": [],
           *       "codeSent": {
           *         "validUntil": "2026-01-12T03:23:11.000Z",
           *         "triesLeft": 5,
           *         "to": [
           *           {
           *             "field": "phone",
           *             "to": "**********0001"
           *           },
           *           {
           *             "field": "email",
           *             "to": "b***@contoh.example"
           *           }
           *         ]
           *       }
           *     }
           */
          'application/json': {
            codeSent?: {
              validUntil: string;
              triesLeft: number;
              to: {
                /** @enum {unknown} */
                field: 'email' | 'phone';
                to: string;
              }[];
            };
            phone: string;
            email: string;
            /** @description Confirmed, and in force from an instant on unless it is objected to. */
            pending: {
              /** @enum {unknown} */
              field: 'email' | 'phone';
              version: number;
              to: string;
              /** Format: date-time */
              confirmedAt: string;
              effectiveFrom: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  confirmContacts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "code": "782410"
         *     }
         */
        'application/json': {
          code: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "phone": "**********0002",
           *       "email": "l***@warga.example",
           *       "pending": [
           *         {
           *           "field": "email",
           *           "version": 1,
           *           "to": "r***@warga.example",
           *           "confirmedAt": "2026-01-12T03:01:33.000Z",
           *           "effectiveFrom": "2026-01-14T03:01:33.000Z"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            codeSent?: {
              validUntil: string;
              triesLeft: number;
              to: {
                /** @enum {unknown} */
                field: 'email' | 'phone';
                to: string;
              }[];
            };
            phone: string;
            email: string;
            /** @description Confirmed, and in force from an instant on unless it is objected to. */
            pending: {
              /** @enum {unknown} */
              field: 'email' | 'phone';
              version: number;
              to: string;
              /** Format: date-time */
              confirmedAt: string;
              effectiveFrom: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  objectToContacts: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "version": 1
         *     }
         */
        'application/json': {
          version: number;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "phone": "**********0002",
           *       "email": "l***@warga.example",
           *       "pending": []
           *     }
           */
          'application/json': {
            codeSent?: {
              validUntil: string;
              triesLeft: number;
              to: {
                /** @enum {unknown} */
                field: 'email' | 'phone';
                to: string;
              }[];
            };
            phone: string;
            email: string;
            /** @description Confirmed, and in force from an instant on unless it is objected to. */
            pending: {
              /** @enum {unknown} */
              field: 'email' | 'phone';
              version: number;
              to: string;
              /** Format: date-time */
              confirmedAt: string;
              effectiveFrom: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listRisks: {
    parameters: {
      query?: {
        status?: 'open' | 'cleared' | 'confirmed';
        cursor?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "risks": [
           *         {
           *           "riskId": "4c4c4c4c4c4c4c4c4c4c4c4c",
           *           "status": "open",
           *           "openedAt": "2026-01-12T03:02:59.000Z",
           *           "kind": "email",
           *           "atLeast": 4
           *         },
           *         {
           *           "riskId": "4b4b4b4b4b4b4b4b4b4b4b4b",
           *           "status": "open",
           *           "openedAt": "2026-01-12T03:02:59.000Z",
           *           "kind": "phone",
           *           "atLeast": 4,
           *           "proposal": {
           *             "verdict": "clear",
           *             "named": 0,
           *             "proposedBy": "olga",
           *             "proposedAt": "2026-01-12T03:02:59.000Z"
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': {
            risks: {
              /** Format: date-time */
              closedAt?: string;
              ruling?: {
                decidedBy: string;
                /** Format: date-time */
                decidedAt: string;
              };
              proposal?: {
                /** @enum {unknown} */
                verdict: 'clear' | 'confirm';
                named: number;
                proposedBy: string;
                /** Format: date-time */
                proposedAt: string;
              };
              mergedInto?: string;
              riskId: string;
              /** @enum {unknown} */
              status: 'cleared' | 'confirmed' | 'merged' | 'open';
              /** Format: date-time */
              openedAt: string;
              /** @enum {unknown} */
              kind: 'device' | 'email' | 'phone';
              atLeast: number;
            }[];
            next?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getRisk: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        /** @example 4b4b4b4b4b4b4b4b4b4b4b4b */
        riskId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "riskId": "4b4b4b4b4b4b4b4b4b4b4b4b",
           *       "status": "open",
           *       "openedAt": "2026-01-12T03:02:59.000Z",
           *       "kind": "phone",
           *       "atLeast": 4,
           *       "proposal": {
           *         "verdict": "clear",
           *         "named": 0,
           *         "proposedBy": "olga",
           *         "proposedAt": "2026-01-12T03:02:59.000Z",
           *         "members": [],
           *         "reason": "Satu keluarga memakai satu telepon; dijelaskan di posko."
           *       },
           *       "shared": [
           *         {
           *           "name": "phone-1",
           *           "kind": "phone"
           *         }
           *       ],
           *       "members": []
           *     }
           */
          'application/json': {
            shared: {
              name?: string;
              /** @enum {unknown} */
              kind: 'device' | 'email' | 'phone';
            }[];
            members: components['schemas']['ShownMember'][];
            next?: string;
            proposal?:
              | {
                  /** @enum {unknown} */
                  verdict: 'clear' | 'confirm';
                  named: number;
                  proposedBy: string;
                  /** Format: date-time */
                  proposedAt: string;
                }
              | {
                  members: string[];
                  reason: string;
                  /** @enum {unknown} */
                  verdict?: 'clear' | 'confirm';
                  named?: number;
                  proposedBy?: string;
                  /** Format: date-time */
                  proposedAt?: string;
                };
            /** Format: date-time */
            closedAt?: string;
            ruling?: {
              decidedBy: string;
              /** Format: date-time */
              decidedAt: string;
            };
            mergedInto?: string;
            riskId: string;
            /** @enum {unknown} */
            status: 'cleared' | 'confirmed' | 'merged' | 'open';
            /** Format: date-time */
            openedAt: string;
            /** @enum {unknown} */
            kind: 'device' | 'email' | 'phone';
            atLeast: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  proposeRiskDecision: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 4c4c4c4c4c4c4c4c4c4c4c4c */
        riskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "verdict": "clear",
         *       "reason": "Satu keluarga memakai satu alamat; dijelaskan di posko."
         *     }
         */
        'application/json': {
          /** @enum {string} */
          verdict: 'clear' | 'confirm';
          /** @default [] */
          members?: string[];
          reason: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "riskId": "4c4c4c4c4c4c4c4c4c4c4c4c",
           *       "status": "open",
           *       "openedAt": "2026-01-12T03:02:59.000Z",
           *       "kind": "email",
           *       "atLeast": 4,
           *       "proposal": {
           *         "verdict": "clear",
           *         "named": 0,
           *         "proposedBy": "staff-who-tries",
           *         "proposedAt": "2026-01-12T03:08:12.000Z"
           *       }
           *     }
           */
          'application/json': {
            /** Format: date-time */
            closedAt?: string;
            ruling?: {
              decidedBy: string;
              /** Format: date-time */
              decidedAt: string;
            };
            proposal?: {
              /** @enum {unknown} */
              verdict: 'clear' | 'confirm';
              named: number;
              proposedBy: string;
              /** Format: date-time */
              proposedAt: string;
            };
            mergedInto?: string;
            riskId: string;
            /** @enum {unknown} */
            status: 'cleared' | 'confirmed' | 'merged' | 'open';
            /** Format: date-time */
            openedAt: string;
            /** @enum {unknown} */
            kind: 'device' | 'email' | 'phone';
            atLeast: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  decideRisk: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 4b4b4b4b4b4b4b4b4b4b4b4b */
        riskId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "verdict": "approve",
         *       "proposedAt": "2026-01-12T03:02:59.000Z"
         *     }
         */
        'application/json': {
          /** @enum {string} */
          verdict: 'approve' | 'reject';
          /** Format: date-time */
          proposedAt: string;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "riskId": "4b4b4b4b4b4b4b4b4b4b4b4b",
           *       "status": "cleared",
           *       "openedAt": "2026-01-12T03:02:59.000Z",
           *       "kind": "phone",
           *       "atLeast": 4,
           *       "proposal": {
           *         "verdict": "clear",
           *         "named": 0,
           *         "proposedBy": "olga",
           *         "proposedAt": "2026-01-12T03:02:59.000Z"
           *       },
           *       "ruling": {
           *         "decidedBy": "staff-who-tries",
           *         "decidedAt": "2026-01-12T03:08:12.000Z"
           *       },
           *       "closedAt": "2026-01-12T03:08:12.000Z"
           *     }
           */
          'application/json': {
            /** Format: date-time */
            closedAt?: string;
            ruling?: {
              decidedBy: string;
              /** Format: date-time */
              decidedAt: string;
            };
            proposal?: {
              /** @enum {unknown} */
              verdict: 'clear' | 'confirm';
              named: number;
              proposedBy: string;
              /** Format: date-time */
              proposedAt: string;
            };
            mergedInto?: string;
            riskId: string;
            /** @enum {unknown} */
            status: 'cleared' | 'confirmed' | 'merged' | 'open';
            /** Format: date-time */
            openedAt: string;
            /** @enum {unknown} */
            kind: 'device' | 'email' | 'phone';
            atLeast: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listAuditDays: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: {
        /** @description The `etag` of what the caller has: 304 is answered while it is so. */
        'if-none-match'?: string;
      };
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "days": []
           *     }
           */
          'application/json': {
            nextCursor?: string;
            days: {
              /** @description YYYY-MM-DD, in WIB. */
              day: string;
              number: number;
              root: string;
              events: number;
              late: number;
              /** Format: date-time */
              closedAt: string;
              /**
               * Format: date-time
               * @description When a time-stamping authority had stamped it. Without one the publisher's word alone stands.
               */
              witnessedAt?: string;
            }[];
          };
        };
      };
      /** @description What the caller has is what there is. */
      304: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  getAuditDay: {
    parameters: {
      query?: never;
      header?: {
        /** @description The `etag` of what the caller has: 304 is answered while it is so. */
        'if-none-match'?: string;
      };
      path: {
        /** @example 2026-11-30 */
        day: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "day": "2026-11-30",
           *       "number": 1,
           *       "root": "79185778983acada9e6f6560b2606e22457606cf5b977bfabef605454b08e5a3",
           *       "events": 38,
           *       "late": 0,
           *       "closedAt": "2026-01-12T03:00:49.000Z",
           *       "witnessedAt": "2026-01-12T03:00:50.000Z",
           *       "document": "{\"day\":\"2026-11-30\",\"events\":38,\"format\":\"prakerja-audit-1\",…",
           *       "signature": "eyJhbGciOiJFUzI1NiIsImtpZCI6IldmRnhWaUR6bUNjMkhpcW5KbVhuRlRKU2Z1dmlwM3JDOEFfV3hrbWF5cGcifQ..CMl2Kb_48Fyy-pvvbrCM3MbaX3jTbmKfFLCWydiX3mIIhPXGjDgTxDM20N_GDiSVYy4QC3XhLnjnamMPY2KyCQ",
           *       "timeStamp": "MIIDgTADAgEAMIIDeAYJKoZIhvcNAQcCoIIDaTCCA2UCAQMxDzANBglghkgB…"
           *     }
           */
          'application/json': {
            timeStamp?: string;
            document: string;
            signature: string;
            /** @description YYYY-MM-DD, in WIB. */
            day: string;
            number: number;
            root: string;
            events: number;
            late: number;
            /** Format: date-time */
            closedAt: string;
            /**
             * Format: date-time
             * @description When a time-stamping authority had stamped it. Without one the publisher's word alone stands.
             */
            witnessedAt?: string;
          };
        };
      };
      /** @description What the caller has is what there is. */
      304: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          etag: components['headers']['etag'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  getAuditFile: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2026-11-30 */
        day: string;
        /** @example 0 */
        lane: string;
        /** @example 00000.ndjson */
        piece: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Found elsewhere. */
      302: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content?: never;
      };
      default: components['responses']['Refusal'];
    };
  };
  getTouched: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 8e274603691b040be36d423120172cc6 */
        applicantId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "applicantId": "8e274603691b040be36d423120172cc6",
           *       "events": [
           *         {
           *           "at": "2026-01-09T03:01:31.000Z",
           *           "event": "award.made.v1",
           *           "of": "registration",
           *           "data": {
           *             "regency": "32.01",
           *             "rank": 1,
           *             "waveId": "2023-49",
           *             "state": "active",
           *             "applicantId": "8e274603691b040be36d423120172cc6",
           *             "ticket": "dddddddddddddddddddddddddddddddd"
           *           }
           *         },
           *         {
           *           "at": "2026-01-12T03:01:02.000Z",
           *           "event": "registration.submitted.v1",
           *           "of": "registration",
           *           "data": {
           *             "applicantId": "8e274603691b040be36d423120172cc6",
           *             "version": 1
           *           }
           *         }
           *       ],
           *       "accesses": [
           *         {
           *           "at": "2026-01-12T03:06:43.000Z",
           *           "staffId": "staff-who-tries",
           *           "groups": [
           *             "operator",
           *             "regency-32.01"
           *           ],
           *           "action": "get-debt",
           *           "requestId": "fdc89019-e1d7-44f0-9f06-78a9abcf7ff6"
           *         },
           *         {
           *           "at": "2026-01-12T03:06:22.000Z",
           *           "staffId": "staff-who-tries",
           *           "groups": [
           *             "operator",
           *             "regency-32.01"
           *           ],
           *           "action": "get-incentives",
           *           "requestId": "b9537a17-5f16-4a72-9be4-c1fcd945292c"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            applicantId: string;
            events: {
              /** Format: date-time */
              at: string;
              event: string;
              of: string;
              data?: unknown;
            }[];
            accesses: {
              /** Format: date-time */
              at: string;
              staffId: string;
              groups: string[];
              action: string;
              requestId: string;
              refusal?: string;
            }[];
          };
          'text/html': string;
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getDecided: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023-50 */
        waveId: string;
        /** @example 0a1273005dd19b6766285858e41a4416 */
        ticket: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "waveId": "2023-50",
           *       "ticket": "0a1273005dd19b6766285858e41a4416",
           *       "applicantId": "8e274603691b040be36d423120172cc6",
           *       "scheme": "normal",
           *       "ruleVersion": "normal-2023.1",
           *       "cutoffAt": "2026-01-12T04:00:57.000Z",
           *       "joinedAt": "2026-01-12T03:01:23.000Z",
           *       "standing": {
           *         "state": "eligible",
           *         "asOf": "2026-01-12T03:01:22.000Z"
           *       },
           *       "decision": {
           *         "version": 2,
           *         "ruleVersion": "normal-2023.1",
           *         "on": "2026-11-29",
           *         "asOf": "2026-01-12T03:01:22.000Z",
           *         "outcome": "eligible",
           *         "listVersions": {},
           *         "findings": [
           *           {
           *             "rule": "identity",
           *             "outcome": "met",
           *             "source": "registry",
           *             "legalBasis": "Official FAQ, prakerja.go.id/en/tanya-jawab"
           *           },
           *           {
           *             "rule": "citizenship",
           *             "outcome": "met",
           *             "source": "registry",
           *             "legalBasis": "Official FAQ, prakerja.go.id/en/tanya-jawab"
           *           }
           *         ]
           *       },
           *       "run": 1,
           *       "listsAtFreeze": [],
           *       "listsAtSeal": []
           *     }
           */
          'application/json': {
            waveId: string;
            ticket: string;
            applicantId: string;
            scheme: string;
            ruleVersion: string;
            /** Format: date-time */
            cutoffAt: string;
            /** Format: date-time */
            joinedAt: string;
            standing: {
              state: string;
              asOf: string;
              reason?: string;
              listVersion?: string;
            };
            run: number;
            /** @description The versions of the lists at the freeze, and when the strikes were sealed. */
            listsAtFreeze: {
              source: string;
              version: string;
            }[];
            listsAtSeal: {
              source: string;
              version: string;
            }[];
            /** Format: date-time */
            leftAt?: string;
            /** @description The decision that the standing was drawn from; none while the registry had not answered. */
            decision?: {
              version: number;
              ruleVersion: string;
              on: string;
              asOf: string;
              outcome: string;
              listVersions: {
                [key: string]: string;
              };
              findings: {
                /** @description The rule's key, such as `age_min`. */
                rule: string;
                /** @enum {unknown} */
                outcome: 'failed' | 'met' | 'waived';
                /** @description Where the fact comes from: `registry`, `applicant`, `programme`, or a list's source. */
                source: string;
                legalBasis: string;
                /** @description Stable code of the reason when failed, such as `age-under-minimum` or `student`: [a-z0-9.-]*. */
                code?: string;
                /** @description The version of the list that decided, where one did. */
                listVersion?: string;
              }[];
            };
            strike?: {
              reason: string;
              listVersion: string;
              /** Format: date-time */
              at: string;
            };
            award?: {
              state: string;
              /** Format: date-time */
              announcedAt: string;
            };
          };
          'text/html': string;
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listOverrides: {
    parameters: {
      query?: {
        cursor?: string;
      };
      header?: never;
      path: {
        /** @example 2023-02 */
        month: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "month": "2023-02",
           *       "overrides": []
           *     }
           */
          'application/json': {
            month: string;
            overrides: {
              /** Format: date-time */
              at: string;
              action: string;
              requestId: string;
              staffId: string;
              groups: string[];
              parameters: {
                [key: string]: string;
              };
              /** @description Of HTTP, with the code of a refusal; none where no answer is on record. */
              status?: number;
              code?: string;
            }[];
            nextCursor?: string;
          };
          'text/html': string;
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listFairnessDecisions: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example 2023 */
        year: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'content-language': components['headers']['content-language'];
          'content-security-policy': components['headers']['content-security-policy'];
          'permissions-policy': components['headers']['permissions-policy'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "year": "2023",
           *       "draws": [],
           *       "proposals": []
           *     }
           */
          'application/json': {
            year: string;
            draws: {
              waveId: string;
              run: number;
              verdict: string;
              /** Format: date-time */
              heldAt?: string;
              release?: {
                reason: string;
                proposedBy: string;
                approvedBy: string;
                /** Format: date-time */
                releasedAt: string;
              };
            }[];
            proposals: {
              waveId: string;
              run: number;
              decisionId: string;
              status: string;
              reason: string;
              proposedBy: string;
              /** Format: date-time */
              proposedAt: string;
              decidedBy?: string;
              /** Format: date-time */
              decidedAt?: string;
            }[];
          };
          'text/html': string;
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getRegencyFigures: {
    parameters: {
      query?: {
        waveId?: string;
      };
      header?: never;
      path: {
        /** @example 32.01 */
        regency: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "area": {
           *         "kind": "regency",
           *         "code": "32.01",
           *         "name": "Kabupaten Bogor"
           *       },
           *       "smallestCount": 5,
           *       "registered": {
           *         "count": 0
           *       },
           *       "all": {
           *         "joined": {
           *           "count": 0
           *         },
           *         "eligible": {
           *           "count": 0
           *         },
           *         "notEligible": {
           *           "count": 0
           *         },
           *         "reasons": {},
           *         "drawn": {
           *           "count": 0
           *         },
           *         "notDrawn": {
           *           "count": 0
           *         },
           *         "called": {
           *           "count": 0
           *         },
           *         "bought": {
           *           "count": 0
           *         },
           *         "trainingsCompleted": {
           *           "count": 0
           *         },
           *         "incentivesPaid": {
           *           "count": 0
           *         },
           *         "cardsEnded": {
           *           "count": 0
           *         },
           *         "cardsStopped": {
           *           "count": 0
           *         }
           *       },
           *       "waves": [
           *         {
           *           "waveId": "2023-49",
           *           "announcedAt": "2026-01-09T03:01:31.000Z",
           *           "figures": {
           *             "joined": {
           *               "count": 0
           *             },
           *             "eligible": {
           *               "count": 0
           *             },
           *             "notEligible": {
           *               "count": 0
           *             },
           *             "reasons": {},
           *             "drawn": {
           *               "count": 0
           *             },
           *             "notDrawn": {
           *               "count": 0
           *             },
           *             "called": {
           *               "count": 0
           *             },
           *             "bought": {
           *               "count": 0
           *             },
           *             "trainingsCompleted": {
           *               "count": 0
           *             },
           *             "incentivesPaid": {
           *               "count": 0
           *             },
           *             "cardsEnded": {
           *               "count": 0
           *             },
           *             "cardsStopped": {
           *               "count": 0
           *             }
           *           }
           *         }
           *       ],
           *       "supply": {
           *         "courses": 0,
           *         "schedules": 0,
           *         "sessions": 0,
           *         "seats": 0,
           *         "asOf": "2026-01-12T03:07:19.000Z"
           *       }
           *     }
           */
          'application/json': {
            area: {
              kind: string;
              code: string;
              name?: string;
            };
            smallestCount: number;
            countedUntil?: string;
            registered?:
              | {
                  count: number;
                }
              | {
                  atLeast: number;
                  withheldCounts: number;
                };
            all: components['schemas']['ToldFigures'];
            waves: {
              waveId: string;
              /** Format: date-time */
              announcedAt?: string;
              figures?: components['schemas']['ToldFigures'];
            }[];
            supply: {
              asOf: string;
              courses: number;
              schedules: number;
              sessions: number;
              seats: number;
            };
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getProvinceFigures: {
    parameters: {
      query?: {
        waveId?: string;
      };
      header?: never;
      path: {
        /** @example 32 */
        province: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "area": {
           *         "kind": "province",
           *         "code": "32",
           *         "name": "Jawa Barat"
           *       },
           *       "smallestCount": 5,
           *       "registered": {
           *         "count": 0
           *       },
           *       "all": {
           *         "joined": {
           *           "count": 0
           *         },
           *         "eligible": {
           *           "count": 0
           *         },
           *         "notEligible": {
           *           "count": 0
           *         },
           *         "reasons": {},
           *         "drawn": {
           *           "count": 0
           *         },
           *         "notDrawn": {
           *           "count": 0
           *         },
           *         "called": {
           *           "count": 0
           *         },
           *         "bought": {
           *           "count": 0
           *         },
           *         "trainingsCompleted": {
           *           "count": 0
           *         },
           *         "incentivesPaid": {
           *           "count": 0
           *         },
           *         "cardsEnded": {
           *           "count": 0
           *         },
           *         "cardsStopped": {
           *           "count": 0
           *         }
           *       },
           *       "waves": [
           *         {
           *           "waveId": "2023-49",
           *           "announcedAt": "2026-01-09T03:01:31.000Z",
           *           "figures": {
           *             "joined": {
           *               "count": 0
           *             },
           *             "eligible": {
           *               "count": 0
           *             },
           *             "notEligible": {
           *               "count": 0
           *             },
           *             "reasons": {},
           *             "drawn": {
           *               "count": 0
           *             },
           *             "notDrawn": {
           *               "count": 0
           *             },
           *             "called": {
           *               "count": 0
           *             },
           *             "bought": {
           *               "count": 0
           *             },
           *             "trainingsCompleted": {
           *               "count": 0
           *             },
           *             "incentivesPaid": {
           *               "count": 0
           *             },
           *             "cardsEnded": {
           *               "count": 0
           *             },
           *             "cardsStopped": {
           *               "count": 0
           *             }
           *           }
           *         }
           *       ],
           *       "regencies": [
           *         {
           *           "area": {
           *             "kind": "regency",
           *             "code": "32.01",
           *             "name": "Kabupaten Bogor"
           *           },
           *           "registered": {
           *             "count": 0
           *           },
           *           "all": {
           *             "joined": {
           *               "count": 0
           *             },
           *             "eligible": {
           *               "count": 0
           *             },
           *             "notEligible": {
           *               "count": 0
           *             },
           *             "reasons": {},
           *             "drawn": {
           *               "count": 0
           *             },
           *             "notDrawn": {
           *               "count": 0
           *             },
           *             "called": {
           *               "count": 0
           *             },
           *             "bought": {
           *               "count": 0
           *             },
           *             "trainingsCompleted": {
           *               "count": 0
           *             },
           *             "incentivesPaid": {
           *               "count": 0
           *             },
           *             "cardsEnded": {
           *               "count": 0
           *             },
           *             "cardsStopped": {
           *               "count": 0
           *             }
           *           }
           *         },
           *         {
           *           "area": {
           *             "kind": "regency",
           *             "code": "32.02",
           *             "name": "Kabupaten Sukabumi"
           *           },
           *           "registered": {
           *             "count": 0
           *           },
           *           "all": {
           *             "joined": {
           *               "count": 0
           *             },
           *             "eligible": {
           *               "count": 0
           *             },
           *             "notEligible": {
           *               "count": 0
           *             },
           *             "reasons": {},
           *             "drawn": {
           *               "count": 0
           *             },
           *             "notDrawn": {
           *               "count": 0
           *             },
           *             "called": {
           *               "count": 0
           *             },
           *             "bought": {
           *               "count": 0
           *             },
           *             "trainingsCompleted": {
           *               "count": 0
           *             },
           *             "incentivesPaid": {
           *               "count": 0
           *             },
           *             "cardsEnded": {
           *               "count": 0
           *             },
           *             "cardsStopped": {
           *               "count": 0
           *             }
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': {
            waves: {
              waveId: string;
              /** Format: date-time */
              announcedAt?: string;
              figures: components['schemas']['ToldFigures'];
            }[];
            regencies: {
              area: {
                kind: string;
                code: string;
                name: string;
              };
              registered?:
                | {
                    count: number;
                  }
                | {
                    atLeast: number;
                    withheldCounts: number;
                  };
              all: components['schemas']['ToldFigures'];
            }[];
            registered:
              | {
                  count: number;
                }
              | {
                  atLeast: number;
                  withheldCounts: number;
                };
            all: components['schemas']['ToldFigures'];
            area: {
              kind: string;
              code: string;
              name?: string;
            };
            smallestCount: number;
            countedUntil?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getNationFigures: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "area": {
           *         "kind": "nation",
           *         "code": "ID",
           *         "name": "Indonesia"
           *       },
           *       "smallestCount": 5,
           *       "provinces": [
           *         {
           *           "area": {
           *             "kind": "province",
           *             "code": "32",
           *             "name": "Jawa Barat"
           *           },
           *           "registered": {
           *             "count": 4200
           *           },
           *           "all": {
           *             "joined": {
           *               "count": 2100
           *             },
           *             "eligible": {
           *               "count": 1400
           *             },
           *             "notEligible": {
           *               "count": 700
           *             },
           *             "reasons": {
           *               "student": {
           *                 "count": 350
           *               }
           *             },
           *             "drawn": {
           *               "count": 420
           *             },
           *             "notDrawn": {
           *               "count": 840
           *             },
           *             "called": {
           *               "count": 0
           *             },
           *             "bought": {
           *               "count": 210
           *             },
           *             "trainingsCompleted": {
           *               "count": 168
           *             },
           *             "incentivesPaid": {
           *               "atLeast": 20,
           *               "withheldCounts": 1
           *             },
           *             "cardsEnded": {
           *               "count": 0
           *             },
           *             "cardsStopped": {
           *               "count": 0
           *             }
           *           }
           *         },
           *         {
           *           "area": {
           *             "kind": "province",
           *             "code": "51",
           *             "name": "Bali"
           *           },
           *           "registered": {
           *             "count": 900
           *           },
           *           "all": {
           *             "joined": {
           *               "count": 450
           *             },
           *             "eligible": {
           *               "count": 300
           *             },
           *             "notEligible": {
           *               "count": 150
           *             },
           *             "reasons": {
           *               "student": {
           *                 "count": 75
           *               }
           *             },
           *             "drawn": {
           *               "count": 90
           *             },
           *             "notDrawn": {
           *               "count": 180
           *             },
           *             "called": {
           *               "count": 0
           *             },
           *             "bought": {
           *               "count": 45
           *             },
           *             "trainingsCompleted": {
           *               "count": 36
           *             },
           *             "incentivesPaid": {
           *               "atLeast": 20,
           *               "withheldCounts": 1
           *             },
           *             "cardsEnded": {
           *               "count": 0
           *             },
           *             "cardsStopped": {
           *               "count": 0
           *             }
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': {
            provinces: {
              area: {
                kind: string;
                code: string;
                name?: string;
              };
              registered:
                | {
                    count: number;
                  }
                | {
                    atLeast: number;
                    withheldCounts: number;
                  };
              all: {
                reasons?: {
                  [key: string]:
                    | {
                        count: number;
                      }
                    | {
                        atLeast: number;
                        withheldCounts: number;
                      };
                };
                joined:
                  | {
                      count: number;
                    }
                  | {
                      atLeast: number;
                      withheldCounts: number;
                    };
                eligible:
                  | {
                      count: number;
                    }
                  | {
                      atLeast: number;
                      withheldCounts: number;
                    };
                notEligible:
                  | {
                      count: number;
                    }
                  | {
                      atLeast: number;
                      withheldCounts: number;
                    };
                drawn:
                  | {
                      count: number;
                    }
                  | {
                      atLeast: number;
                      withheldCounts: number;
                    };
                notDrawn:
                  | {
                      count: number;
                    }
                  | {
                      atLeast: number;
                      withheldCounts: number;
                    };
                called:
                  | {
                      count: number;
                    }
                  | {
                      atLeast: number;
                      withheldCounts: number;
                    };
                bought:
                  | {
                      count: number;
                    }
                  | {
                      atLeast: number;
                      withheldCounts: number;
                    };
                trainingsCompleted:
                  | {
                      count: number;
                    }
                  | {
                      atLeast: number;
                      withheldCounts: number;
                    };
                incentivesPaid:
                  | {
                      count: number;
                    }
                  | {
                      atLeast: number;
                      withheldCounts: number;
                    };
                cardsEnded:
                  | {
                      count: number;
                    }
                  | {
                      atLeast: number;
                      withheldCounts: number;
                    };
                cardsStopped:
                  | {
                      count: number;
                    }
                  | {
                      atLeast: number;
                      withheldCounts: number;
                    };
              };
            }[];
            /** Format: date-time */
            toldAt?: string;
            countedUntil?: string;
            registered?:
              | {
                  count: number;
                }
              | {
                  atLeast: number;
                  withheldCounts: number;
                };
            all?: components['schemas']['ToldFigures'];
            area: {
              kind: string;
              code: string;
              name: string;
            };
            smallestCount: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listConsents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          'cache-control': components['headers']['cache-control'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "rules": "privacy-2023.1",
           *       "purposes": [
           *         {
           *           "purpose": "programme",
           *           "version": "2023-1",
           *           "effectiveFrom": "2023-02-17",
           *           "legalBasis": "UU 27/2022, art. 20 (2) e: public task; Perpres 113/2022",
           *           "certainty": "M",
           *           "kind": "needed",
           *           "unlessSaid": "given",
           *           "id": {
           *             "title": "Penyelenggaraan Kartu Prakerja",
           *             "text": "NIK, nomor KK, nama, tanggal lahir, nomor telepon, surel, dan profil Anda dipakai untuk memeriksa kelayakan, mengundi, memberi kartu, membayar insentif, dan mempertanggungjawabkan uang negara."
           *           },
           *           "en": {
           *             "title": "Running Kartu Prakerja",
           *             "text": "Your NIK, family-card number, name, birth date, phone, e-mail and profile are used to check eligibility, to draw, to give the card, to pay incentives, and to account for state money."
           *           }
           *         },
           *         {
           *           "purpose": "matching",
           *           "version": "2023-1",
           *           "effectiveFrom": "2023-02-17",
           *           "legalBasis": "UU 27/2022, art. 20 (2) e: public task; Perpres 113/2022",
           *           "certainty": "M",
           *           "kind": "needed",
           *           "unlessSaid": "given",
           *           "id": {
           *             "title": "Pencocokan dengan data kementerian dan lembaga",
           *             "text": "Sidik berkunci dari NIK Anda dicocokkan dengan daftar kementerian dan lembaga (Dukcapil, pendidikan, aparatur, TNI, Polri, dan lainnya). Keputusan yang timbul dari pencocokan dapat Anda sanggah, dan manusia yang memutusnya."
           *           },
           *           "en": {
           *             "title": "Matching with the data of ministries and agencies",
           *             "text": "A keyed hash of your NIK is matched with lists of ministries and agencies (civil registry, education, civil service, army, police and others). You can object to a decision that follows from a match; a person rules on it."
           *           }
           *         }
           *       ]
           *     }
           */
          'application/json': {
            rules: string;
            purposes: {
              /** @enum {unknown} */
              purpose: 'institutions' | 'matching' | 'programme' | 'reminders' | 'research';
              version: string;
              effectiveFrom: string;
              legalBasis: string;
              /** @enum {unknown} */
              certainty: '?' | 'A' | 'B' | 'C' | 'M';
              /** @enum {unknown} */
              kind: 'needed' | 'optional';
              /** @enum {unknown} */
              unlessSaid: 'given' | 'withdrawn';
              id: {
                title: string;
                text: string;
              };
              en: {
                title: string;
                text: string;
              };
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getOwnConsents: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "consents": [
           *         {
           *           "purpose": "programme",
           *           "version": "2023-1",
           *           "effectiveFrom": "2023-02-17",
           *           "legalBasis": "UU 27/2022, art. 20 (2) e: public task; Perpres 113/2022",
           *           "certainty": "M",
           *           "kind": "needed",
           *           "unlessSaid": "given",
           *           "id": {
           *             "title": "Penyelenggaraan Kartu Prakerja",
           *             "text": "NIK, nomor KK, nama, tanggal lahir, nomor telepon, surel, dan profil Anda dipakai untuk memeriksa kelayakan, mengundi, memberi kartu, membayar insentif, dan mempertanggungjawabkan uang negara."
           *           },
           *           "en": {
           *             "title": "Running Kartu Prakerja",
           *             "text": "Your NIK, family-card number, name, birth date, phone, e-mail and profile are used to check eligibility, to draw, to give the card, to pay incentives, and to account for state money."
           *           },
           *           "given": true,
           *           "agreedAtRegistration": {
           *             "version": "2023-1",
           *             "at": "2026-01-12T03:01:02.000Z"
           *           },
           *           "history": []
           *         },
           *         {
           *           "purpose": "matching",
           *           "version": "2023-1",
           *           "effectiveFrom": "2023-02-17",
           *           "legalBasis": "UU 27/2022, art. 20 (2) e: public task; Perpres 113/2022",
           *           "certainty": "M",
           *           "kind": "needed",
           *           "unlessSaid": "given",
           *           "id": {
           *             "title": "Pencocokan dengan data kementerian dan lembaga",
           *             "text": "Sidik berkunci dari NIK Anda dicocokkan dengan daftar kementerian dan lembaga (Dukcapil, pendidikan, aparatur, TNI, Polri, dan lainnya). Keputusan yang timbul dari pencocokan dapat Anda sanggah, dan manusia yang memutusnya."
           *           },
           *           "en": {
           *             "title": "Matching with the data of ministries and agencies",
           *             "text": "A keyed hash of your NIK is matched with lists of ministries and agencies (civil registry, education, civil service, army, police and others). You can object to a decision that follows from a match; a person rules on it."
           *           },
           *           "given": true,
           *           "agreedAtRegistration": {
           *             "version": "2023-1",
           *             "at": "2026-01-12T03:01:02.000Z"
           *           },
           *           "history": []
           *         }
           *       ]
           *     }
           */
          'application/json': {
            consents: {
              history: {
                /** Format: date-time */
                at: string;
                given: boolean;
                version: string;
              }[];
              agreedAtRegistration?: {
                version: string;
                /** Format: date-time */
                at: string;
              };
              given: boolean;
              version: string;
              effectiveFrom: string;
              legalBasis: string;
              /** @enum {unknown} */
              certainty: '?' | 'A' | 'B' | 'C' | 'M';
              /** @enum {unknown} */
              kind: 'needed' | 'optional';
              /** @enum {unknown} */
              unlessSaid: 'given' | 'withdrawn';
              id: {
                title: string;
                text: string;
              };
              en: {
                title: string;
                text: string;
              };
              /** @enum {unknown} */
              purpose: 'institutions' | 'matching' | 'programme' | 'reminders' | 'research';
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  changeConsent: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example research */
        purpose: 'programme' | 'matching' | 'institutions' | 'reminders' | 'research';
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "version": "2023-1",
         *       "given": true
         *     }
         */
        'application/json': {
          version: string;
          given: boolean;
        };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "purpose": "research",
           *       "version": "2023-1",
           *       "effectiveFrom": "2023-02-17",
           *       "legalBasis": "UU 27/2022, art. 20 (2) a: consent",
           *       "certainty": "M",
           *       "kind": "optional",
           *       "unlessSaid": "withdrawn",
           *       "id": {
           *         "title": "Penelitian dampak program",
           *         "text": "Jawaban survei dan hasil pelatihan Anda, tanpa nama dan nomor, boleh diserahkan kepada peneliti yang mengukur dampak program."
           *       },
           *       "en": {
           *         "title": "Research on the programme’s effect",
           *         "text": "Your survey answers and training results, without name or number, may be given to researchers who measure the programme’s effect."
           *       },
           *       "given": true,
           *       "history": [
           *         {
           *           "at": "2026-01-12T03:08:13.000Z",
           *           "given": true,
           *           "version": "2023-1"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            history: {
              /** Format: date-time */
              at: string;
              given: boolean;
              version: string;
            }[];
            agreedAtRegistration?: {
              version: string;
              /** Format: date-time */
              at: string;
            };
            given: boolean;
            version: string;
            effectiveFrom: string;
            legalBasis: string;
            /** @enum {unknown} */
            certainty: '?' | 'A' | 'B' | 'C' | 'M';
            /** @enum {unknown} */
            kind: 'needed' | 'optional';
            /** @enum {unknown} */
            unlessSaid: 'given' | 'withdrawn';
            id: {
              title: string;
              text: string;
            };
            en: {
              title: string;
              text: string;
            };
            /** @enum {unknown} */
            purpose: 'institutions' | 'matching' | 'programme' | 'reminders' | 'research';
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getOwnData: {
    parameters: {
      query?: {
        part?: number;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "schema": {
           *         "name": "kartu-prakerja/personal-data",
           *         "version": 1
           *       },
           *       "asOf": "2026-01-12T03:07:30.000Z",
           *       "part": 1,
           *       "parts": 1,
           *       "person": {
           *         "number": "8e274603691b040be36d423120172cc6",
           *         "isRegistered": true
           *       },
           *       "controller": {
           *         "name": "Manajemen Pelaksana Program Kartu Prakerja",
           *         "rights": {
           *           "correct": "PUT /v1/registrations/me",
           *           "object": "POST /v1/registrations/me/objections",
           *           "consents": "/v1/me/consents",
           *           "erase": "POST /v1/me/erasure"
           *         }
           *       },
           *       "data": {
           *         "registration": [
           *           {
           *             "applicantId": "8e274603691b040be36d423120172cc6",
           *             "version": 2,
           *             "status": "verified",
           *             "submittedAt": "2026-01-12T03:01:02.000Z",
           *             "updatedAt": "2026-01-12T03:01:22.000Z",
           *             "identity": {
           *               "nik": "3325012710010004",
           *               "kk": "3325020401100002",
           *               "name": "Ujang Purba",
           *               "birthDate": "2001-10-27",
           *               "phone": "+6281300000003",
           *               "email": "ujang.purba.3@warga.example"
           *             },
           *             "profile": {
           *               "education": "none",
           *               "occupation": "household",
           *               "employment": "furloughed",
           *               "priorityGroups": []
           *             },
           *             "consent": {
           *               "version": "2023-1",
           *               "at": "2026-01-12T03:01:02.000Z"
           *             },
           *             "verification": [
           *               {
           *                 "at": "2026-01-12T03:01:02.000Z",
           *                 "outcome": "pending"
           *               },
           *               {
           *                 "at": "2026-01-12T03:01:22.000Z",
           *                 "outcome": "matched",
           *                 "regency": "33.25"
           *               }
           *             ],
           *             "screening": {
           *               "listings": [],
           *               "listVersions": {},
           *               "householdAwards": []
           *             },
           *             "waivers": [],
           *             "decision": {
           *               "scheme": "normal",
           *               "ruleVersion": "normal-2023.1",
           *               "on": "2026-11-29",
           *               "asOf": "2026-01-12T03:01:22.000Z",
           *               "outcome": "eligible",
           *               "findings": [
           *                 {
           *                   "rule": "identity",
           *                   "outcome": "met",
           *                   "source": "registry",
           *                   "legalBasis": "Official FAQ, prakerja.go.id/en/tanya-jawab"
           *                 },
           *                 {
           *                   "rule": "citizenship",
           *                   "outcome": "met",
           *                   "source": "registry",
           *                   "legalBasis": "Official FAQ, prakerja.go.id/en/tanya-jawab"
           *                 }
           *               ],
           *               "listVersions": {},
           *               "slots": 2,
           *               "groups": []
           *             }
           *           }
           *         ],
           *         "decisions": [
           *           {
           *             "listVersions": {},
           *             "slots": 2,
           *             "scheme": "normal",
           *             "asOf": "2026-01-12T03:01:22.000Z",
           *             "ruleVersion": "normal-2023.1",
           *             "findings": [
           *               {
           *                 "rule": "identity",
           *                 "legalBasis": "Official FAQ, prakerja.go.id/en/tanya-jawab",
           *                 "source": "registry",
           *                 "outcome": "met"
           *               },
           *               {
           *                 "rule": "citizenship",
           *                 "legalBasis": "Official FAQ, prakerja.go.id/en/tanya-jawab",
           *                 "source": "registry",
           *                 "outcome": "met"
           *               }
           *             ],
           *             "groups": [],
           *             "applicantId": "8e274603691b040be36d423120172cc6",
           *             "outcome": "eligible",
           *             "on": "2026-11-29"
           *           }
           *         ],
           *         "enrolments": [
           *           {
           *             "registrationVersion": 2,
           *             "standing": {
           *               "slots": 2,
           *               "asOf": "2026-01-12T03:01:22.000Z",
           *               "regency": "33.25",
           *               "household": "cc03d207c88c025f0a024e14ccef4bd4",
           *               "state": "eligible",
           *               "priority": 0,
           *               "stratum": "m1"
           *             },
           *             "ticket": "0a1273005dd19b6766285858e41a4416",
           *             "joinedAt": "2026-01-12T03:01:23.000Z",
           *             "correlationId": "68aadee1-ddfd-4c16-b8cc-1e268d270631",
           *             "waveId": "2023-50",
           *             "applicantId": "8e274603691b040be36d423120172cc6"
           *           }
           *         ],
           *         "awards": [
           *           {
           *             "scheme": "normal",
           *             "ticket": "dddddddddddddddddddddddddddddddd",
           *             "purchases": 2,
           *             "firstPurchaseDeadline": "2026-01-24T04:36:00.000Z",
           *             "regency": "32.01",
           *             "waveId": "2023-49",
           *             "balance": 2300000,
           *             "ruleVersion": "normal-2023.1",
           *             "rank": 1,
           *             "state": "active",
           *             "applicantId": "8e274603691b040be36d423120172cc6",
           *             "firstPurchaseAt": "2026-01-12T03:01:35.000Z",
           *             "cardNumber": "8773720836138066",
           *             "announcedAt": "2026-01-09T03:01:31.000Z"
           *           }
           *         ],
           *         "purchases": [
           *           {
           *             "scheme": "normal",
           *             "orderId": "0c0c0c0c0c0c0c0c0c0c0c0c",
           *             "certificateId": "AAAAAAAAAAAAAAAAAAAAAAAA",
           *             "courseCode": "WEB-1",
           *             "redeemedAt": "2026-01-12T03:02:59.000Z",
           *             "regency": "32.01",
           *             "title": "Pemasaran Digital untuk Usaha Kecil",
           *             "mode": "self-paced",
           *             "reference": "F-3",
           *             "redeemCode": "51QSSD3B5N1W8B7M",
           *             "price": 600000,
           *             "applicantId": "8e274603691b040be36d423120172cc6",
           *             "courseId": "b6a74a0c9182113f2e1fc9f3",
           *             "placedAt": "2026-01-12T03:01:35.000Z",
           *             "completedAt": "2026-01-12T03:02:59.000Z",
           *             "hours": 16,
           *             "institutionId": "lp-sandbox",
           *             "waveId": "2023-49",
           *             "platformId": "platform-sandbox",
           *             "invoiceCode": "INV/20261129/5ABD87D23905",
           *             "version": 1,
           *             "revision": 1,
           *             "ruleVersion": "normal-2023.1",
           *             "commits": [],
           *             "redeemableUntil": "2027-05-28T16:59:59.999Z",
           *             "status": "completed"
           *           },
           *           {
           *             "scheme": "normal",
           *             "orderId": "81520d2577f7cd243d71828d",
           *             "courseCode": "WEB-1",
           *             "regency": "32.01",
           *             "title": "Pemasaran Digital untuk Usaha Kecil",
           *             "reference": "F-1",
           *             "mode": "self-paced",
           *             "redeemCode": "05DBSV49KRM1ZYST",
           *             "price": 600000,
           *             "applicantId": "8e274603691b040be36d423120172cc6",
           *             "courseId": "b6a74a0c9182113f2e1fc9f3",
           *             "placedAt": "2026-01-12T03:01:35.000Z",
           *             "hours": 16,
           *             "institutionId": "lp-sandbox",
           *             "waveId": "2023-49",
           *             "platformId": "platform-sandbox",
           *             "version": 1,
           *             "invoiceCode": "INV/20261129/5ABD87D23905",
           *             "revision": 1,
           *             "ruleVersion": "normal-2023.1",
           *             "commits": [],
           *             "redeemableUntil": "2027-05-28T16:59:59.999Z",
           *             "status": "placed"
           *           }
           *         ],
           *         "certificates": [
           *           {
           *             "completedAt": "2026-01-12T03:02:59.000Z",
           *             "hours": 16,
           *             "scores": {
           *               "final": 88
           *             },
           *             "certificateId": "AAAAAAAAAAAAAAAAAAAAAAAA",
           *             "signed": "xxxxxxxx",
           *             "holder": "U*** P***",
           *             "title": "Pemasaran Digital untuk Usaha Kecil",
           *             "mode": "self-paced",
           *             "institution": {
           *               "name": "Lembaga Sandbox",
           *               "id": "lp-sandbox"
           *             },
           *             "courseVersion": 1,
           *             "issuedAt": "2026-01-12T03:02:59.000Z",
           *             "courseId": "b6a74a0c9182113f2e1fc9f3",
           *             "order": {
           *               "waveId": "2023-49",
           *               "platformId": "platform-sandbox",
           *               "applicantId": "8e274603691b040be36d423120172cc6",
           *               "institutionId": "lp-sandbox",
           *               "orderId": "0c0c0c0c0c0c0c0c0c0c0c0c",
           *               "courseId": "b6a74a0c9182113f2e1fc9f3"
           *             },
           *             "status": "valid"
           *           }
           *         ],
           *         "debts": [
           *           {
           *             "reason": "police",
           *             "amount": 900000,
           *             "scheme": "normal",
           *             "waveId": "2023-49",
           *             "source": "police",
           *             "history": [
           *               {
           *                 "amount": 900000,
           *                 "at": "2026-01-11T03:01:36.000Z",
           *                 "outstanding": 900000,
           *                 "revision": 1,
           *                 "change": "recorded"
           *               }
           *             ],
           *             "revision": 1,
           *             "dueAt": "2026-02-11T03:01:36.000Z",
           *             "stoppedAt": "2026-01-11T03:01:36.000Z",
           *             "repaid": 0,
           *             "listVersion": "police-8",
           *             "recordedAt": "2026-01-11T03:01:36.000Z",
           *             "ruleVersion": "normal-2023.1",
           *             "applicantId": "8e274603691b040be36d423120172cc6",
           *             "items": []
           *           }
           *         ],
           *         "transfers": [
           *           {
           *             "waveId": "2023-49",
           *             "balance": 900000,
           *             "kind": "debt"
           *           },
           *           {
           *             "entries": [
           *               {
           *                 "account": {
           *                   "regency": "32.01",
           *                   "kind": "allotment",
           *                   "waveId": "2023-49"
           *                 },
           *                 "amount": -3500000
           *               },
           *               {
           *                 "account": {
           *                   "applicantId": "8e274603691b040be36d423120172cc6",
           *                   "kind": "training",
           *                   "waveId": "2023-49"
           *                 },
           *                 "amount": 3500000
           *               }
           *             ],
           *             "at": "2026-01-09T03:01:31.000Z",
           *             "cause": {
           *               "kind": "award",
           *               "of": "2023-49-dddddddddddddddddddddddddddddddd"
           *             },
           *             "transferId": "award-2023-49-dddddddddddddddddddddddddddddddd"
           *           }
           *         ]
           *       },
           *       "trail": [
           *         {
           *           "at": "2026-01-09T03:01:31.000Z",
           *           "event": "award.made.v1",
           *           "id": "Terpilih dalam undian; kartu dibuat.",
           *           "en": "Drawn; the card was made.",
           *           "by": "system",
           *           "purpose": "programme",
           *           "legalBasis": "UU 27/2022, art. 20 (2) e: public task; Perpres 113/2022",
           *           "about": {
           *             "waveId": "2023-49"
           *           }
           *         },
           *         {
           *           "at": "2026-01-12T03:01:02.000Z",
           *           "event": "registration.submitted.v1",
           *           "id": "Pendaftaran dikirim.",
           *           "en": "A registration was sent.",
           *           "by": "you",
           *           "purpose": "programme",
           *           "legalBasis": "UU 27/2022, art. 20 (2) e: public task; Perpres 113/2022",
           *           "about": {
           *             "version": 1
           *           }
           *         }
           *       ],
           *       "kept": [
           *         {
           *           "retention": "ledger",
           *           "items": 8,
           *           "purpose": "To account for state money, transfer by transfer; a number stands for the person.",
           *           "legalBasis": "UU 17/2003 and UU 8/1997, art. 11 (ten years)",
           *           "until": {
           *             "id": "3653 hari sejak dibuat.",
           *             "en": "3653 days from when it was made."
           *           }
           *         },
           *         {
           *           "retention": "decisions",
           *           "items": 4,
           *           "purpose": "To be able to tell by which rule and which list a decision was made.",
           *           "legalBasis": "UU 8/1997, art. 11 (ten years); UU 30/2014",
           *           "until": {
           *             "id": "3653 hari sejak dibuat.",
           *             "en": "3653 days from when it was made."
           *           }
           *         }
           *       ],
           *       "notShown": [
           *         {
           *           "what": "APPLICANT#… PAYOUT#*",
           *           "because": "Points to a payout, which is shown."
           *         },
           *         {
           *           "what": "APPLICANT#… ORDER#*",
           *           "because": "Points to a purchase, which is shown."
           *         }
           *       ]
           *     }
           */
          'application/json': {
            person: {
              number: string;
              isRegistered: boolean;
            };
            controller: {
              name: string;
              rights: {
                correct: string;
                object: string;
                consents: string;
                erase: string;
              };
            };
            data: {
              registration?: {
                [key: string]: unknown;
              }[];
              surveys?: {
                [key: string]: unknown;
              }[];
              purchases?: {
                [key: string]: unknown;
              }[];
              training?: {
                [key: string]: unknown;
              }[];
              erasure?: {
                [key: string]: unknown;
              }[];
              decisions?: {
                [key: string]: unknown;
              }[];
              notices?: {
                [key: string]: unknown;
              }[];
              incentives?: {
                [key: string]: unknown;
              }[];
              payouts?: {
                [key: string]: unknown;
              }[];
              debts?: {
                [key: string]: unknown;
              }[];
              cases?: {
                [key: string]: unknown;
              }[];
              awards?: {
                [key: string]: unknown;
              }[];
              certificates?: {
                [key: string]: unknown;
              }[];
              contacts?: {
                [key: string]: unknown;
              }[];
              risks?: {
                [key: string]: unknown;
              }[];
              consents?: {
                [key: string]: unknown;
              }[];
              enrolments?: {
                [key: string]: unknown;
              }[];
              payoutAccounts?: {
                [key: string]: unknown;
              }[];
              transfers?: {
                [key: string]: unknown;
              }[];
              helpDeskVisits?: {
                [key: string]: unknown;
              }[];
            };
            trail: components['schemas']['TrailLine'][];
            kept: {
              /** @enum {unknown} */
              retention:
                | 'access'
                | 'access-log'
                | 'bar'
                | 'certificate'
                | 'consent'
                | 'decisions'
                | 'erasure-record'
                | 'identity'
                | 'ledger'
                | 'log'
                | 'notice'
                | 'one-time-code'
                | 'payout-account'
                | 'presence-picture'
                | 'selection-evidence'
                | 'training'
                | 'unused-registration'
                | 'upload'
                | 'visit'
                | 'work-list';
              items: number;
              purpose: string;
              legalBasis: string;
              until: {
                id: string;
                en: string;
              };
            }[];
            notShown: {
              what: string;
              because: string;
            }[];
            next?: string;
            schema: {
              /** @constant */
              name: 'kartu-prakerja/personal-data';
              /** @constant */
              version: 1;
            };
            asOf: string;
            part: number;
            parts: number;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listOwnCases: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "cases": []
           *     }
           */
          'application/json': {
            cases: (
              | {
                  ruling?: {
                    /** @enum {unknown} */
                    decision: 'reject' | 'uphold';
                    reason?: string;
                    /** Format: date-time */
                    decidedAt: string;
                    decidedBy: string;
                  };
                  statement: string;
                  /** Format: date-time */
                  accessedAt: string;
                  action: string;
                  caseId: string;
                  /** @enum {unknown} */
                  kind: 'access-objection' | 'objection' | 'place-objection';
                  /** @enum {unknown} */
                  status: 'closed' | 'open';
                  /** Format: date-time */
                  openedAt: string;
                  decideBy: string;
                  isOverdue: boolean;
                }
              | {
                  ruling?: {
                    /** @enum {unknown} */
                    decision: 'reject' | 'uphold';
                    reason?: string;
                    /** Format: date-time */
                    decidedAt: string;
                    decidedBy: string;
                  };
                  statement: string;
                  listVersion?: string;
                  id?: string;
                  en?: string;
                  code: string;
                  rule: string;
                  caseId: string;
                  /** @enum {unknown} */
                  kind: 'access-objection' | 'objection' | 'place-objection';
                  /** @enum {unknown} */
                  status: 'closed' | 'open';
                  /** Format: date-time */
                  openedAt: string;
                  decideBy: string;
                  isOverdue: boolean;
                }
              | {
                  ruling?: {
                    /** @enum {unknown} */
                    decision: 'reject' | 'uphold';
                    reason?: string;
                    /** Format: date-time */
                    decidedAt: string;
                    decidedBy: string;
                  };
                  statement: string;
                  listVersion?: string;
                  id?: string;
                  en?: string;
                  code: string;
                  waveId: string;
                  ticket: string;
                  caseId: string;
                  /** @enum {unknown} */
                  kind: 'access-objection' | 'objection' | 'place-objection';
                  /** @enum {unknown} */
                  status: 'closed' | 'open';
                  /** Format: date-time */
                  openedAt: string;
                  decideBy: string;
                  isOverdue: boolean;
                }
            )[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getErasure: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "withdrawn",
           *       "by": "you",
           *       "askedAt": "2026-01-12T03:08:13.000Z",
           *       "dueAt": "2026-01-26T03:08:13.000Z"
           *     }
           */
          'application/json': {
            /** Format: date-time */
            doneAt?: string;
            /** @enum {unknown} */
            extent?: 'all' | 'identity';
            /** Format: date-time */
            beganAt?: string;
            waitsFor?: {
              id: string;
              en: string;
              /** @enum {unknown} */
              reason:
                | 'balance-open'
                | 'card-open'
                | 'case-open'
                | 'debt-open'
                | 'payout-open'
                | 'training-open'
                | 'wave-open';
              until?: string;
            }[];
            canBeTakenBack?: boolean;
            takeBackAt?: string;
            /** @enum {unknown} */
            status: 'asked' | 'done' | 'executing' | 'withdrawn';
            by: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            dueAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  askForErasure: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          'application/json': {
            /** Format: date-time */
            doneAt?: string;
            /** @enum {unknown} */
            extent?: 'all' | 'identity';
            /** Format: date-time */
            beganAt?: string;
            waitsFor?: {
              id: string;
              en: string;
              /** @enum {unknown} */
              reason:
                | 'balance-open'
                | 'card-open'
                | 'case-open'
                | 'debt-open'
                | 'payout-open'
                | 'training-open'
                | 'wave-open';
              until?: string;
            }[];
            canBeTakenBack?: boolean;
            takeBackAt?: string;
            /** @enum {unknown} */
            status: 'asked' | 'done' | 'executing' | 'withdrawn';
            by: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            dueAt: string;
          };
        };
      };
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "asked",
           *       "by": "you",
           *       "askedAt": "2026-01-12T03:08:13.000Z",
           *       "dueAt": "2026-01-26T03:08:13.000Z",
           *       "canBeTakenBack": true,
           *       "takeBackAt": "DELETE /v1/me/erasure"
           *     }
           */
          'application/json': {
            /** Format: date-time */
            doneAt?: string;
            /** @enum {unknown} */
            extent?: 'all' | 'identity';
            /** Format: date-time */
            beganAt?: string;
            waitsFor?: {
              id: string;
              en: string;
              /** @enum {unknown} */
              reason:
                | 'balance-open'
                | 'card-open'
                | 'case-open'
                | 'debt-open'
                | 'payout-open'
                | 'training-open'
                | 'wave-open';
              until?: string;
            }[];
            canBeTakenBack?: boolean;
            takeBackAt?: string;
            /** @enum {unknown} */
            status: 'asked' | 'done' | 'executing' | 'withdrawn';
            by: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            dueAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  takeErasureBack: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "status": "withdrawn",
           *       "by": "you",
           *       "askedAt": "2026-01-12T03:08:13.000Z",
           *       "dueAt": "2026-01-26T03:08:13.000Z"
           *     }
           */
          'application/json': {
            /** Format: date-time */
            doneAt?: string;
            /** @enum {unknown} */
            extent?: 'all' | 'identity';
            /** Format: date-time */
            beganAt?: string;
            waitsFor?: {
              id: string;
              en: string;
              /** @enum {unknown} */
              reason:
                | 'balance-open'
                | 'card-open'
                | 'case-open'
                | 'debt-open'
                | 'payout-open'
                | 'training-open'
                | 'wave-open';
              until?: string;
            }[];
            canBeTakenBack?: boolean;
            takeBackAt?: string;
            /** @enum {unknown} */
            status: 'asked' | 'done' | 'executing' | 'withdrawn';
            by: string;
            /** Format: date-time */
            askedAt: string;
            /** Format: date-time */
            dueAt: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listBreaches: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "breaches": [
           *         {
           *           "breachId": "b2b2b2b2b2b2b2b2b2b2b2b2",
           *           "revision": 2,
           *           "status": "open",
           *           "scope": {
           *             "of": "wave",
           *             "waveId": "2023-40"
           *           },
           *           "noticedAt": "2026-01-12T03:03:16.000Z",
           *           "texts": {
           *             "id": {
           *               "what": "Nomor telepon dan nama.",
           *               "how": "Akun petugas dicuri pada 1 Maret.",
           *               "handling": "Akun ditutup hari itu juga."
           *             },
           *             "en": {
           *               "what": "Nomor telepon dan nama.",
           *               "how": "Akun petugas dicuri pada 1 Maret.",
           *               "handling": "Akun ditutup hari itu juga."
           *             }
           *           },
           *           "openedAt": "2026-01-12T03:03:16.000Z",
           *           "proposedBy": "olga",
           *           "affected": 3,
           *           "listedAt": "2026-01-12T03:03:16.000Z",
           *           "approvals": [],
           *           "tellBy": "2026-01-15T03:03:16.000Z",
           *           "hoursLeft": 71,
           *           "report": "PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI (UU 27/2022…"
           *         }
           *       ]
           *     }
           */
          'application/json': {
            breaches: {
              tellBy: string;
              hoursLeft: number;
              report: string;
              breachId: string;
              revision: number;
              /** @enum {unknown} */
              status: 'approved' | 'open' | 'rejected';
              scope:
                | {
                    from: string;
                    to: string;
                    /** @constant */
                    of: 'staff';
                    staffId: string;
                  }
                | {
                    from: string;
                    to: string;
                    /** @constant */
                    of: 'client';
                    clientCode: string;
                  }
                | {
                    /** @constant */
                    of: 'field-key';
                    version: number;
                  }
                | {
                    /** @constant */
                    of: 'wave';
                    waveId: string;
                  };
              /**
               * Format: date-time
               * @description When the programme noticed it: the clock runs from here.
               */
              noticedAt: string;
              texts: {
                id: {
                  what: string;
                  how: string;
                  handling: string;
                };
                en: {
                  what: string;
                  how: string;
                  handling: string;
                };
              };
              /** Format: date-time */
              openedAt: string;
              /** @description A member of staff. */
              proposedBy: string;
              approvals: {
                by: string;
                /** Format: date-time */
                at: string;
              }[];
              /** @description How many people are affected, once all of them are listed, and when that was. */
              affected?: number;
              /** Format: date-time */
              listedAt?: string;
              /** Format: date-time */
              approvedAt?: string;
              /** Format: date-time */
              rejectedAt?: string;
              rejectedBecause?: string;
            }[];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  openBreach: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "scope": {
         *         "of": "field-key",
         *         "version": 1
         *       },
         *       "noticedAt": "2023-03-01T03:00:00.000Z",
         *       "texts": {
         *         "id": {
         *           "what": "Nomor telepon.",
         *           "how": "Akun petugas dicuri.",
         *           "handling": "Akun ditutup, kunci diganti."
         *         },
         *         "en": {
         *           "what": "Nomor telepon.",
         *           "how": "Akun petugas dicuri.",
         *           "handling": "Akun ditutup, kunci diganti."
         *         }
         *       }
         *     }
         */
        'application/json': {
          scope:
            | {
                /** @constant */
                of: 'staff';
                staffId: string;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
              }
            | {
                /** @constant */
                of: 'client';
                clientCode: string;
                /** Format: date-time */
                from: string;
                /** Format: date-time */
                to: string;
              }
            | {
                /** @constant */
                of: 'field-key';
                version: number;
              }
            | {
                /** @constant */
                of: 'wave';
                waveId: string;
              };
          /** Format: date-time */
          noticedAt: string;
          texts: {
            id: {
              what: string;
              how: string;
              handling: string;
            };
            en: {
              what: string;
              how: string;
              handling: string;
            };
          };
        };
      };
    };
    responses: {
      /** @description Made. */
      201: {
        headers: {
          location: components['headers']['location'];
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "breachId": "ad2e89c398fe1f27d1ea54a2",
           *       "revision": 1,
           *       "status": "open",
           *       "scope": {
           *         "of": "field-key",
           *         "version": 1
           *       },
           *       "noticedAt": "2023-03-01T03:00:00.000Z",
           *       "texts": {
           *         "id": {
           *           "what": "Nomor telepon.",
           *           "how": "Akun petugas dicuri.",
           *           "handling": "Akun ditutup, kunci diganti."
           *         },
           *         "en": {
           *           "what": "Nomor telepon.",
           *           "how": "Akun petugas dicuri.",
           *           "handling": "Akun ditutup, kunci diganti."
           *         }
           *       },
           *       "openedAt": "2026-01-12T03:08:14.000Z",
           *       "proposedBy": "staff-who-tries",
           *       "approvals": [],
           *       "tellBy": "2023-03-04T03:00:00.000Z",
           *       "hoursLeft": -32797,
           *       "report": "PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI (UU 27/2022…"
           *     }
           */
          'application/json': {
            tellBy: string;
            hoursLeft: number;
            report: string;
            breachId: string;
            revision: number;
            /** @enum {unknown} */
            status: 'approved' | 'open' | 'rejected';
            scope:
              | {
                  from: string;
                  to: string;
                  /** @constant */
                  of: 'staff';
                  staffId: string;
                }
              | {
                  from: string;
                  to: string;
                  /** @constant */
                  of: 'client';
                  clientCode: string;
                }
              | {
                  /** @constant */
                  of: 'field-key';
                  version: number;
                }
              | {
                  /** @constant */
                  of: 'wave';
                  waveId: string;
                };
            /**
             * Format: date-time
             * @description When the programme noticed it: the clock runs from here.
             */
            noticedAt: string;
            texts: {
              id: {
                what: string;
                how: string;
                handling: string;
              };
              en: {
                what: string;
                how: string;
                handling: string;
              };
            };
            /** Format: date-time */
            openedAt: string;
            /** @description A member of staff. */
            proposedBy: string;
            approvals: {
              by: string;
              /** Format: date-time */
              at: string;
            }[];
            /** @description How many people are affected, once all of them are listed, and when that was. */
            affected?: number;
            /** Format: date-time */
            listedAt?: string;
            /** Format: date-time */
            approvedAt?: string;
            /** Format: date-time */
            rejectedAt?: string;
            rejectedBecause?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getBreach: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example ad2e89c398fe1f27d1ea54a2 */
        breachId: string;
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "breachId": "ad2e89c398fe1f27d1ea54a2",
           *       "revision": 1,
           *       "status": "open",
           *       "scope": {
           *         "of": "field-key",
           *         "version": 1
           *       },
           *       "noticedAt": "2023-03-01T03:00:00.000Z",
           *       "texts": {
           *         "id": {
           *           "what": "Nomor telepon.",
           *           "how": "Akun petugas dicuri.",
           *           "handling": "Akun ditutup, kunci diganti."
           *         },
           *         "en": {
           *           "what": "Nomor telepon.",
           *           "how": "Akun petugas dicuri.",
           *           "handling": "Akun ditutup, kunci diganti."
           *         }
           *       },
           *       "openedAt": "2026-01-12T03:08:14.000Z",
           *       "proposedBy": "staff-who-tries",
           *       "approvals": [],
           *       "tellBy": "2023-03-04T03:00:00.000Z",
           *       "hoursLeft": -32797,
           *       "report": "PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI (UU 27/2022…"
           *     }
           */
          'application/json': {
            tellBy: string;
            hoursLeft: number;
            report: string;
            breachId: string;
            revision: number;
            /** @enum {unknown} */
            status: 'approved' | 'open' | 'rejected';
            scope:
              | {
                  from: string;
                  to: string;
                  /** @constant */
                  of: 'staff';
                  staffId: string;
                }
              | {
                  from: string;
                  to: string;
                  /** @constant */
                  of: 'client';
                  clientCode: string;
                }
              | {
                  /** @constant */
                  of: 'field-key';
                  version: number;
                }
              | {
                  /** @constant */
                  of: 'wave';
                  waveId: string;
                };
            /**
             * Format: date-time
             * @description When the programme noticed it: the clock runs from here.
             */
            noticedAt: string;
            texts: {
              id: {
                what: string;
                how: string;
                handling: string;
              };
              en: {
                what: string;
                how: string;
                handling: string;
              };
            };
            /** Format: date-time */
            openedAt: string;
            /** @description A member of staff. */
            proposedBy: string;
            approvals: {
              by: string;
              /** Format: date-time */
              at: string;
            }[];
            /** @description How many people are affected, once all of them are listed, and when that was. */
            affected?: number;
            /** Format: date-time */
            listedAt?: string;
            /** Format: date-time */
            approvedAt?: string;
            /** Format: date-time */
            rejectedAt?: string;
            rejectedBecause?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  decideBreach: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example b2b2b2b2b2b2b2b2b2b2b2b2 */
        breachId: string;
      };
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "verdict": "approve",
         *       "affected": 3
         *     }
         */
        'application/json':
          | {
              /** @constant */
              verdict: 'approve';
              affected: number;
            }
          | {
              /** @constant */
              verdict: 'reject';
              reason: string;
            };
      };
    };
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "breachId": "b2b2b2b2b2b2b2b2b2b2b2b2",
           *       "revision": 3,
           *       "status": "open",
           *       "scope": {
           *         "of": "wave",
           *         "waveId": "2023-40"
           *       },
           *       "noticedAt": "2026-01-12T03:03:16.000Z",
           *       "texts": {
           *         "id": {
           *           "what": "Nomor telepon dan nama.",
           *           "how": "Akun petugas dicuri pada 1 Maret.",
           *           "handling": "Akun ditutup hari itu juga."
           *         },
           *         "en": {
           *           "what": "Nomor telepon dan nama.",
           *           "how": "Akun petugas dicuri pada 1 Maret.",
           *           "handling": "Akun ditutup hari itu juga."
           *         }
           *       },
           *       "openedAt": "2026-01-12T03:03:16.000Z",
           *       "proposedBy": "olga",
           *       "affected": 3,
           *       "listedAt": "2026-01-12T03:03:16.000Z",
           *       "approvals": [
           *         {
           *           "by": "staff-who-tries",
           *           "at": "2026-01-12T03:08:15.000Z"
           *         }
           *       ],
           *       "tellBy": "2026-01-15T03:03:16.000Z",
           *       "hoursLeft": 71,
           *       "report": "PEMBERITAHUAN KEGAGALAN PELINDUNGAN DATA PRIBADI (UU 27/2022…"
           *     }
           */
          'application/json': {
            tellBy: string;
            hoursLeft: number;
            report: string;
            breachId: string;
            revision: number;
            /** @enum {unknown} */
            status: 'approved' | 'open' | 'rejected';
            scope:
              | {
                  from: string;
                  to: string;
                  /** @constant */
                  of: 'staff';
                  staffId: string;
                }
              | {
                  from: string;
                  to: string;
                  /** @constant */
                  of: 'client';
                  clientCode: string;
                }
              | {
                  /** @constant */
                  of: 'field-key';
                  version: number;
                }
              | {
                  /** @constant */
                  of: 'wave';
                  waveId: string;
                };
            /**
             * Format: date-time
             * @description When the programme noticed it: the clock runs from here.
             */
            noticedAt: string;
            texts: {
              id: {
                what: string;
                how: string;
                handling: string;
              };
              en: {
                what: string;
                how: string;
                handling: string;
              };
            };
            /** Format: date-time */
            openedAt: string;
            /** @description A member of staff. */
            proposedBy: string;
            approvals: {
              by: string;
              /** Format: date-time */
              at: string;
            }[];
            /** @description How many people are affected, once all of them are listed, and when that was. */
            affected?: number;
            /** Format: date-time */
            listedAt?: string;
            /** Format: date-time */
            approvedAt?: string;
            /** Format: date-time */
            rejectedAt?: string;
            rejectedBecause?: string;
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listQueues: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "at": "2026-01-12T03:07:37.000Z",
           *       "queues": [
           *         {
           *           "queue": "verification",
           *           "ready": 0,
           *           "delayed": 0,
           *           "inFlight": 0,
           *           "deadLetters": 0,
           *           "consumer": "registrations/verify-registration",
           *           "runbooks": [
           *             "verification-backlog",
           *             "verification-dead-letters"
           *           ]
           *         },
           *         {
           *           "queue": "standing",
           *           "ready": 0,
           *           "delayed": 0,
           *           "inFlight": 0,
           *           "deadLetters": 0,
           *           "consumer": "registrations/settle-standing",
           *           "runbooks": [
           *             "standing-backlog",
           *             "standing-dead-letters"
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': {
            /** Format: date-time */
            at: string;
            queues: components['schemas']['QueueState'][];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listDeadLetters: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example notices */
        queue:
          | 'verification'
          | 'standing'
          | 'lists'
          | 'selection'
          | 'notices'
          | 'deadlines'
          | 'refunds'
          | 'completions'
          | 'ledger'
          | 'incentives'
          | 'payouts'
          | 'debts'
          | 'settlements'
          | 'audit'
          | 'rekeying'
          | 'erasures';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "queue": "notices",
           *       "total": 0,
           *       "deadLetters": []
           *     }
           */
          'application/json': {
            deadLetters: components['schemas']['DeadLetter'][];
            /** @description How many there are in all, as SQS estimates it. */
            total: number;
            /** @enum {unknown} */
            queue:
              | 'audit'
              | 'completions'
              | 'deadlines'
              | 'debts'
              | 'erasures'
              | 'incentives'
              | 'ledger'
              | 'lists'
              | 'notices'
              | 'payouts'
              | 'refunds'
              | 'rekeying'
              | 'selection'
              | 'settlements'
              | 'standing'
              | 'verification';
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listRedrives: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example notices */
        queue:
          | 'verification'
          | 'standing'
          | 'lists'
          | 'selection'
          | 'notices'
          | 'deadlines'
          | 'refunds'
          | 'completions'
          | 'ledger'
          | 'incentives'
          | 'payouts'
          | 'debts'
          | 'settlements'
          | 'audit'
          | 'rekeying'
          | 'erasures';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "queue": "notices",
           *       "redrives": []
           *     }
           */
          'application/json': {
            /** @enum {unknown} */
            queue:
              | 'audit'
              | 'completions'
              | 'deadlines'
              | 'debts'
              | 'erasures'
              | 'incentives'
              | 'ledger'
              | 'lists'
              | 'notices'
              | 'payouts'
              | 'refunds'
              | 'rekeying'
              | 'selection'
              | 'settlements'
              | 'standing'
              | 'verification';
            redrives: components['schemas']['Redrive'][];
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  startRedrive: {
    parameters: {
      query?: never;
      header?: never;
      path: {
        /** @example notices */
        queue:
          | 'verification'
          | 'standing'
          | 'lists'
          | 'selection'
          | 'notices'
          | 'deadlines'
          | 'refunds'
          | 'completions'
          | 'ledger'
          | 'incentives'
          | 'payouts'
          | 'debts'
          | 'settlements'
          | 'audit'
          | 'rekeying'
          | 'erasures';
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Taken in: what is to come of it follows. */
      202: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "queue": "notices",
           *       "state": "running",
           *       "startedAt": "2026-01-12T03:08:16.000Z",
           *       "moved": 0,
           *       "of": 0
           *     }
           */
          'application/json': {
            /** @enum {unknown} */
            state: 'cancelled' | 'completed' | 'failed' | 'running';
            /** Format: date-time */
            startedAt: string;
            moved: number;
            /** @description How many there were at the start. */
            of?: number;
            /** @description Why it failed, as SQS names it. */
            failure?: string;
            /** @enum {unknown} */
            queue:
              | 'audit'
              | 'completions'
              | 'deadlines'
              | 'debts'
              | 'erasures'
              | 'incentives'
              | 'ledger'
              | 'lists'
              | 'notices'
              | 'payouts'
              | 'refunds'
              | 'rekeying'
              | 'selection'
              | 'settlements'
              | 'standing'
              | 'verification';
          };
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  getPulse: {
    parameters: {
      query?: {
        day?: string;
      };
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "day": "2026-11-29",
           *       "measuredAt": "2026-01-12T03:07:41.000Z",
           *       "counts": [
           *         {
           *           "name": "RegistrationsSubmitted",
           *           "total": 1,
           *           "hours": [
           *             0,
           *             0
           *           ]
           *         },
           *         {
           *           "name": "RegistrationsVerified",
           *           "total": 1,
           *           "hours": [
           *             0,
           *             0
           *           ]
           *         }
           *       ],
           *       "servers": [
           *         {
           *           "server": "registry",
           *           "postponed": [
           *             0,
           *             0
           *           ],
           *           "answered": [
           *             0,
           *             0
           *           ]
           *         },
           *         {
           *           "server": "messages",
           *           "postponed": [
           *             0,
           *             0
           *           ],
           *           "answered": [
           *             0,
           *             0
           *           ]
           *         }
           *       ]
           *     }
           */
          'application/json': components['schemas']['Pulse'];
        };
      };
      default: components['responses']['Refusal'];
    };
  };
  listApprovals: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Done. */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          /**
           * @example {
           *       "approvals": [
           *         {
           *           "kind": "decision",
           *           "id": "444444444444444444444444",
           *           "does": {
           *             "id": "Gelombang 2023-49 yang sudah diumumkan diundi ulang.",
           *             "en": "Wave 2023-49, which is published, is drawn again."
           *           },
           *           "proposedBy": "olga",
           *           "proposedAt": "2026-01-11T03:01:36.000Z",
           *           "approvedBy": [],
           *           "approvalsNeeded": 1,
           *           "roles": [
           *             "approver"
           *           ],
           *           "path": "/v1/waves/2023-49/decisions/444444444444444444444444/verdict"
           *         },
           *         {
           *           "kind": "settlement",
           *           "id": "b7821edb53423391af1d7d40",
           *           "does": {
           *             "id": "Platform platform-sandbox dibayar untuk 0 pelatihan sampai 2026-11-28: Rp0.",
           *             "en": "The platform platform-sandbox is paid for 0 courses up to 2026-11-28: Rp0."
           *           },
           *           "proposedBy": "operator",
           *           "proposedAt": "2026-01-12T03:01:52.000Z",
           *           "approvedBy": [],
           *           "approvalsNeeded": 2,
           *           "roles": [
           *             "approver"
           *           ],
           *           "path": "/v1/platforms/platform-sandbox/settlements/b7821edb53423391af1d7d40/verdict"
           *         }
           *       ],
           *       "isComplete": true
           *     }
           */
          'application/json': components['schemas']['WaitingApprovals'];
        };
      };
      default: components['responses']['Refusal'];
    };
  };
}
